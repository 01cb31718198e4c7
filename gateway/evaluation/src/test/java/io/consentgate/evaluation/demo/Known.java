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

  /** The text of a pass. */
  static final String PASS = "pass text";

  /** A reference as it is sealed. */
  static final String AS_KEPT = "reference as kept";

  /** What a reference is sealed under. */
  static final String KEY = "key of the reference";

  /** The half of that key in the pass. */
  static final String VISITORS_HALF = "visitor's half";

  /** The half of that key in the key ring. */
  static final String GATEWAYS_HALF = "gateway's half";

  /** What a root's key is made of, or a token opened with. */
  static final String SECRET = "secret of the root";

  /** The same as Java keeps characters. */
  static final String CHARACTERS = SECRET + ", as characters";

  private static final int KEY_BYTES = 32;
  private static final String RING = "keyring";
  private static final String LABEL = "consent-gate sealed-reference 1";

  private Known() {}

  /**
   * Opens everything, in a copy.
   *
   * @param guest holds the pass
   * @param root what the key ring lies under
   * @param loot a copy of the gateway's data folder
   */
  static List<Wanted> of(Guest guest, HouseRoot root, Path loot) throws Exception {
    SecureRandom random = new SecureRandom();
    PassCodec codec = new PassCodec(IdentityFile.openOrMint(loot, random).keyPair());
    List<Wanted> wanted = new ArrayList<>();
    byte[] gatewayHalf;
    byte[] passHalf;
    try (SecretBytes text = HeldCode.passText(guest.pass());
        PresentedPass pass = codec.open(text)) {
      wanted.addAll(new Wanted(PASS, bytes(text)).pieces());
      passHalf = bytes(pass.half());
      try (GatewayStore store =
              GatewayStore.open(
                  loot, root.source(), GatewayStore.LostKeys.KEEP, InstantSource.system());
          FaceFeatures reference = reference(store, pass)) {
        byte[] floats = reference.memory().toArray(ValueLayout.JAVA_BYTE);
        wanted.addAll(new Wanted("reference", floats).pieces());
        wanted.addAll(new Wanted(AS_KEPT, asKept(reference)).pieces());
      }
      try (FileKeyRing ring = FileKeyRing.open(loot.resolve(RING), root.source(), random, true);
          SecretBytes half = ring.half(pass.grant()).orElseThrow()) {
        gatewayHalf = bytes(half);
      }
    }
    wanted.add(new Wanted(VISITORS_HALF, passHalf));
    wanted.add(new Wanted(GATEWAYS_HALF, gatewayHalf));
    wanted.addAll(KnownRing.cipherKey(KEY, key(gatewayHalf, passHalf)));
    byte[] secret = root.secret();
    if (secret.length > 0) {
      wanted.add(new Wanted(SECRET, secret));
      wanted.add(
          new Wanted(
              CHARACTERS,
              new String(secret, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_16LE)));
    }
    return wanted;
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

  private static byte[] bytes(SecretBytes secret) {
    return secret.memory().toArray(ValueLayout.JAVA_BYTE);
  }

  /** Copies a folder. */
  static void copy(Path from, Path to) throws Exception {
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
