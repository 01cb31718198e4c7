package io.consentgate.signature;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/**
 * What a program signs with: one Ed25519 key pair. It is kept by {@link IdentityFile} and leaves
 * the program only as {@link #verificationKey()}.
 */
public final class Identity {
  private static final byte[] PROBE = new byte[32];

  private final PrivateKey privateKey;
  private final VerificationKey verificationKey;

  private Identity(PrivateKey privateKey, VerificationKey verificationKey) {
    this.privateKey = privateKey;
    this.verificationKey = verificationKey;
  }

  /** Mints a new identity, held in memory only. */
  public static Identity mint(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, random);
      KeyPair pair = generator.generateKeyPair();
      return new Identity(
          pair.getPrivate(), VerificationKey.ofRaw(Ed25519.rawPublicKey(pair.getPublic())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /**
   * Puts a kept identity together again.
   *
   * @param seed 32 bytes; the caller still owns and clears them
   * @param publicKey 32 bytes
   * @throws IllegalArgumentException if the two do not belong together
   */
  static Identity ofRaw(byte[] seed, byte[] publicKey) {
    try {
      Identity identity = new Identity(Ed25519.privateKey(seed), VerificationKey.ofRaw(publicKey));
      if (!identity.verificationKey.verifies(PROBE, identity.sign(PROBE))) {
        throw new IllegalArgumentException("the two halves of the key do not belong together");
      }
      return identity;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("these bytes are no Ed25519 key", e);
    }
  }

  /** Returns what others verify this identity's signatures with. */
  public VerificationKey verificationKey() {
    return verificationKey;
  }

  /** Returns the RFC 7638 thumbprint of the public key. */
  public String thumbprint() {
    return verificationKey.thumbprint();
  }

  /**
   * Signs a message (RFC 8032, pure Ed25519).
   *
   * @param message the exact bytes; they must name their own kind, since one key signs several
   * @return 64 bytes
   */
  public byte[] sign(byte[] message) {
    return Ed25519.sign(privateKey, message);
  }

  /** Returns the pair, for signers that must not copy what they sign; it stays in this program. */
  public KeyPair keyPair() {
    try {
      return new KeyPair(Ed25519.publicKey(verificationKey.raw()), privateKey);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /** Returns the private seed, 32 bytes, which the caller clears. */
  byte[] seed() {
    byte[] seed =
        ((EdECPrivateKey) privateKey)
            .getBytes()
            .orElseThrow(() -> new IllegalStateException("the key was minted in software"));
    return Arrays.copyOf(seed, seed.length);
  }

  @Override
  public String toString() {
    return "Identity[" + thumbprint() + "]";
  }
}
