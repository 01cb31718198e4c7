package io.consentgate.evaluation.demo;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.evaluation.residue.MemoryScan.Wanted;
import io.consentgate.gateway.store.custody.Hkdf;
import io.consentgate.gateway.store.keyring.RootKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** The keys of a key ring, had from its root slot as {@code key-ring.md} describes it. */
final class KnownRing {

  /** What the root slot is sealed under. */
  static final String ROOT = "root";

  /** What the shard with a grant's half is sealed under; the ring needs it for the next half. */
  static final String SHARD = "key of the shard";

  /** What the root slot that an erasure wrote is sealed under. */
  static final String PRESENT_ROOT = "present root";

  /** What the same shard is sealed under since an erasure. */
  static final String PRESENT_SHARD = "present key of the shard";

  /** Follows the name of a key, before a number: 16 bytes of its key schedule. */
  static final String ROW = ", row ";

  private static final byte[] INFO = "consent-gate root 2".getBytes(StandardCharsets.US_ASCII);

  private static final int ROWS = 15;
  private static final int HEADER_BYTES = 22;
  private static final int KEY_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int TABLE_ROW_BYTES = Long.BYTES + KEY_BYTES;

  private final byte[] root;
  private final byte[] table;

  private KnownRing(byte[] root, byte[] table) {
    this.root = root;
    this.table = table;
  }

  /**
   * Reads the slot in use; the file whose turn it is not holds zeros.
   *
   * @param folder of the ring
   * @param under what it lies under
   */
  static KnownRing read(Path folder, HouseRoot under) throws Exception {
    byte[] slot = slot(folder);
    if (under.kind() == RootKind.TOKEN) {
      return new KnownRing(new byte[0], KnownToken.open(under, slot, HEADER_BYTES));
    }
    int keyed = HEADER_BYTES + (under.kind() == RootKind.FILE ? KEY_BYTES : SALT_BYTES);
    byte[] before = Arrays.copyOfRange(slot, HEADER_BYTES, keyed);
    byte[] root =
        switch (under.kind()) {
          case FILE -> before;
          case PASSPHRASE -> stretched(under.secret(), before);
          case CREDENTIAL -> Hkdf.derive(under.secret(), before, INFO, KEY_BYTES);
          case TOKEN -> throw new IllegalStateException("a token's key never leaves it");
        };
    byte[] nonce = Arrays.copyOfRange(slot, keyed, keyed + NONCE_BYTES);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(root, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(slot, 0, HEADER_BYTES);
    int from = keyed + NONCE_BYTES;
    return new KnownRing(root, cipher.doFinal(slot, from, slot.length - from));
  }

  /** Returns the root's key and its schedule; nothing of a token's, which nobody can read. */
  List<Wanted> rootKey() throws Exception {
    return root.length == 0 ? List.of() : cipherKey(ROOT, root);
  }

  /** Returns the key of the shard with a grant's half, and its schedule. */
  List<Wanted> shardKey(GrantId grant) throws Exception {
    return cipherKey(SHARD, shard(grant));
  }

  /** Returns those of the same two keys that are not what they were. */
  List<Wanted> keysSince(KnownRing former, GrantId grant) throws Exception {
    List<Wanted> wanted = new ArrayList<>();
    if (!Arrays.equals(root, former.root)) {
      wanted.addAll(cipherKey(PRESENT_ROOT, root));
    }
    if (!Arrays.equals(shard(grant), former.shard(grant))) {
      wanted.addAll(cipherKey(PRESENT_SHARD, shard(grant)));
    }
    return wanted;
  }

  /** Returns a key, and each row of the schedule that Bouncy Castle makes of it. */
  static List<Wanted> cipherKey(String name, byte[] key) throws Exception {
    List<Wanted> wanted = new ArrayList<>(List.of(new Wanted(name, key)));
    var engine = AESEngine.newInstance();
    engine.init(true, new KeyParameter(key));
    int[][] schedule = (int[][]) PipelineBuffers.value(engine, "WorkingKey");
    for (String row : rows(name)) {
      wanted.add(new Wanted(row, PipelineBuffers.bytes(schedule[wanted.size() - 1])));
    }
    return wanted;
  }

  /** Returns the names of all rows of a key's schedule; the first two are the key itself. */
  static List<String> rows(String key) {
    return IntStream.rangeClosed(1, ROWS).mapToObj(number -> key + ROW + number).toList();
  }

  private byte[] shard(GrantId grant) {
    int shard = grant.toBytes()[GrantId.SIZE_BYTES - 1] & 0xff;
    int at = shard * TABLE_ROW_BYTES + Long.BYTES;
    return Arrays.copyOfRange(table, at, at + KEY_BYTES);
  }

  private static byte[] slot(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        byte[] slot = Files.readAllBytes(file);
        if (file.getFileName().toString().startsWith("root.") && slot[0] != 0) {
          return slot;
        }
      }
    }
    throw new AssertionError("no root slot");
  }

  private static byte[] stretched(byte[] passphrase, byte[] salt) {
    Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
    argon2.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(32 * 1024)
            .withIterations(3)
            .withParallelism(1)
            .withSalt(salt)
            .withAdditional(INFO)
            .build());
    byte[] key = new byte[KEY_BYTES];
    argon2.generateBytes(passphrase, key);
    return key;
  }
}
