package io.consentgate.evaluation.demo;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.evaluation.residue.MemoryScan.Wanted;
import io.consentgate.evaluation.sabotage.ConsentLie;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.consent.ConsentResult;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.GatewayStore;
import io.consentgate.gateway.store.custody.Quantised;
import io.consentgate.gateway.store.keyring.FileKeyRing;
import io.consentgate.gateway.store.keyring.RootSource;
import io.consentgate.gateway.store.pass.PassCodec;
import io.consentgate.signature.IdentityFile;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** The exact bytes of what a gateway must forget, had from its files and a guest's pass. */
final class Known {

  private static final int ROOT_OFFSET = 22;
  private static final int KEY_BYTES = 32;
  private static final String LABEL = "consent-gate sealed-reference 1";

  private Known() {}

  /**
   * Opens everything, in a copy.
   *
   * @param guest holds the pass
   * @param gateway the running gateway's data folder
   * @param loot not there yet
   */
  static List<Wanted> of(Guest guest, Path gateway, Path loot) throws Exception {
    copy(gateway, loot);
    SecureRandom random = new SecureRandom();
    PassCodec codec = new PassCodec(IdentityFile.openOrMint(loot, random).keyPair());
    List<Wanted> wanted = new ArrayList<>();
    byte[] gatewayHalf;
    byte[] passHalf;
    try (SecretBytes text = HeldCode.passText(guest.pass());
        PresentedPass pass = codec.open(text)) {
      wanted.add(new Wanted("pass text", bytes(text)));
      passHalf = bytes(pass.half());
      try (GatewayStore store =
              GatewayStore.open(
                  loot, RootSource.FILE, GatewayStore.LostKeys.KEEP, InstantSource.system());
          FaceFeatures reference = reference(store, pass)) {
        wanted.add(new Wanted("reference", reference.memory().toArray(ValueLayout.JAVA_BYTE)));
        wanted.add(new Wanted("reference as kept", asKept(reference)));
      }
      try (FileKeyRing ring =
              FileKeyRing.open(loot.resolve("keyring"), RootSource.FILE, random, true);
          SecretBytes half = ring.half(pass.grant()).orElseThrow()) {
        gatewayHalf = bytes(half);
      }
    }
    wanted.add(new Wanted("visitor's half", passHalf));
    wanted.add(new Wanted("gateway's half", gatewayHalf));
    wanted.addAll(cipherKey("key of the reference", key(gatewayHalf, passHalf)));
    wanted.addAll(cipherKey("root", root(loot.resolve("keyring"))));
    return wanted;
  }

  /** The key schedule of a cipher begins with the key, but has it in rows of sixteen bytes. */
  private static List<Wanted> cipherKey(String name, byte[] key) {
    int row = key.length / 2;
    return List.of(
        new Wanted(name, key),
        new Wanted(name + ", a row", Arrays.copyOf(key, row)),
        new Wanted(name + ", a row", Arrays.copyOfRange(key, row, key.length)));
  }

  /**
   * Returns whose pass a guest holds.
   *
   * @param loot a copy of the gateway's data folder
   */
  static GrantId grant(Guest guest, Path loot) throws Exception {
    PassCodec codec = new PassCodec(IdentityFile.openOrMint(loot, new SecureRandom()).keyPair());
    try (SecretBytes text = HeldCode.passText(guest.pass());
        PresentedPass pass = codec.open(text)) {
      return pass.grant();
    }
  }

  private static FaceFeatures reference(GatewayStore store, PresentedPass pass) throws Exception {
    ConsentGrant grant = store.journal().grants().find(pass.grant()).orElseThrow().grant();
    if (new ConsentLie(grant, InstantSource.system()).consent()
        instanceof ConsentResult.Live live) {
      return store.references().unseal(live.consent(), pass);
    }
    throw new IllegalStateException("the lie was not believed");
  }

  /** Those bytes, and no others, that it was read from: else nothing would be looked for. */
  private static byte[] asKept(FaceFeatures reference) {
    byte[] bytes = Quantised.of(reference);
    try (FaceFeatures again = Quantised.features(bytes)) {
      if (again.memory().mismatch(reference.memory()) >= 0) {
        throw new IllegalStateException("a reference was read from other bytes than these");
      }
    }
    return bytes;
  }

  private static byte[] key(byte[] gatewayHalf, byte[] passHalf) throws Exception {
    byte[] both = Arrays.copyOf(gatewayHalf, gatewayHalf.length + passHalf.length);
    System.arraycopy(passHalf, 0, both, gatewayHalf.length, passHalf.length);
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(
            HKDFParameterSpec.ofExtract()
                .addIKM(both)
                .thenExpand(LABEL.getBytes(StandardCharsets.US_ASCII), KEY_BYTES));
  }

  /** Under {@code file} the slot's own key lies in the slot; the other slot's file holds zeros. */
  private static byte[] root(Path ring) throws Exception {
    try (Stream<Path> files = Files.list(ring)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        byte[] slot = Files.readAllBytes(file);
        if (file.getFileName().toString().startsWith("root.") && slot[0] != 0) {
          return Arrays.copyOfRange(slot, ROOT_OFFSET, ROOT_OFFSET + KEY_BYTES);
        }
      }
    }
    throw new AssertionError("no root slot");
  }

  private static byte[] bytes(SecretBytes secret) {
    return secret.memory().toArray(ValueLayout.JAVA_BYTE);
  }

  private static void copy(Path from, Path to) throws Exception {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
