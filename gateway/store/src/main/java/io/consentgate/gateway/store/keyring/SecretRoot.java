package io.consentgate.gateway.store.keyring;

import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.custody.Hkdf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/**
 * One key for all slots, made of a secret that does not lie on the disk: of a passphrase by
 * Argon2id (RFC 9106; 32 MiB, three passes, one lane), of a random secret by HKDF-SHA-256.
 *
 * <p>Bytes: 16 of salt, 12 of nonce, ciphertext and tag. The salt is drawn once for a ring, so that
 * an erasure does not wait for Argon2id.
 */
final class SecretRoot implements Root {

  /** Makes a key of a secret and a salt; what it costs stands here, never in a slot. */
  interface Derivation {
    /**
     * Makes ready for a salt. Whatever takes much of the heap is taken here, before the secret lies
     * in an array: a collection that it calls for would leave a copy where the array lay.
     *
     * @param salt 16 bytes
     * @return makes a key of 32 bytes, which the caller zeroes, of the secret, which the caller
     *     zeroes too
     */
    UnaryOperator<byte[]> ready(byte[] salt);
  }

  private static final int SALT_BYTES = 16;
  private static final int PREFIX_BYTES = SALT_BYTES + Sealing.NONCE_BYTES;
  private static final int MEMORY_KIBIBYTES = 32 * 1024;
  private static final int PASSES = 3;
  private static final byte[] INFO = "consent-gate root 2".getBytes(StandardCharsets.US_ASCII);

  private final RootKind kind;
  private final SecretBytes secret;
  private final SecureRandom random;
  private final Derivation derivation;
  private byte[] salt = new byte[0];
  private @Nullable SecretBytes key;

  /**
   * Takes a secret.
   *
   * @param kind {@code PASSPHRASE} or {@code CREDENTIAL}
   * @param secret owned by this root from now on
   * @param random where salt and nonces come from
   */
  SecretRoot(RootKind kind, SecretBytes secret, SecureRandom random) {
    this(
        kind,
        secret,
        random,
        kind == RootKind.PASSPHRASE ? SecretRoot::stretched : SecretRoot::expanded);
  }

  /** As above, with another derivation; the fuzz test counts them. */
  SecretRoot(RootKind kind, SecretBytes secret, SecureRandom random, Derivation derivation) {
    if (kind != RootKind.PASSPHRASE && kind != RootKind.CREDENTIAL) {
      throw new IllegalArgumentException("a root of that kind has no secret to hand over");
    }
    this.kind = kind;
    this.secret = secret;
    this.random = random;
    this.derivation = derivation;
  }

  @Override
  public RootKind kind() {
    return kind;
  }

  @Override
  public int overheadBytes() {
    return PREFIX_BYTES + Sealing.TAG_BYTES;
  }

  @Override
  public byte[] seal(SlotName slot, byte[] header, byte[] plain) {
    byte[] nonce = new byte[Sealing.NONCE_BYTES];
    random.nextBytes(nonce);
    if (salt.length == 0) {
      byte[] fresh = new byte[SALT_BYTES];
      random.nextBytes(fresh);
      keyFor(fresh);
    }
    SecretBytes own = keyFor(salt);
    ByteBuffer file = ByteBuffer.allocate(plain.length + overheadBytes()).put(salt).put(nonce);
    Sealing.seal(own, nonce, header, plain, file);
    return file.array();
  }

  @Override
  public byte[] open(SlotName slot, byte[] header, byte[] sealed) throws DamagedRingException {
    byte[] nonce = Arrays.copyOfRange(sealed, SALT_BYTES, PREFIX_BYTES);
    SecretBytes own = keyFor(Arrays.copyOf(sealed, SALT_BYTES));
    return Sealing.open(own, nonce, header, ByteBuffer.wrap(sealed).position(PREFIX_BYTES));
  }

  @Override
  public void destroyAllBut(SlotName slot) {
    // One key for all: it is not kept here, and cannot be destroyed here.
  }

  @Override
  public boolean keepsOthers(SlotName slot) {
    return false;
  }

  @Override
  public void close() {
    secret.close();
    forgetKey();
  }

  private SecretBytes keyFor(byte[] wanted) {
    SecretBytes known = key;
    if (known != null && Arrays.equals(salt, wanted)) {
      return known;
    }
    forgetKey();
    UnaryOperator<byte[]> ready = derivation.ready(wanted);
    SecretBytes made = SecretBytes.take(secret.lend(ready::apply));
    salt = wanted.clone();
    key = made;
    return made;
  }

  private static UnaryOperator<byte[]> expanded(byte[] salt) {
    return secret -> Hkdf.derive(secret, salt, INFO, Sealing.KEY_BYTES);
  }

  private static UnaryOperator<byte[]> stretched(byte[] salt) {
    Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
    argon2.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(MEMORY_KIBIBYTES)
            .withIterations(PASSES)
            .withParallelism(1)
            .withSalt(salt)
            .withAdditional(INFO)
            .build());
    return passphrase -> {
      byte[] key = new byte[Sealing.KEY_BYTES];
      argon2.generateBytes(passphrase, key);
      return key;
    };
  }

  private void forgetKey() {
    SecretBytes known = key;
    key = null;
    if (known != null) {
      known.close();
    }
  }
}
