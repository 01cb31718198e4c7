package io.consentgate.signature;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The public half of an {@link Identity}: tells whose signature a signature is. Immutable. */
public final class VerificationKey {
  private static final int MAX_JWK_CHARS = 1_024;

  private final byte[] raw;
  private final PublicKey key;
  private final String thumbprint;

  private VerificationKey(byte[] raw) {
    this.raw = raw.clone();
    try {
      this.key = Ed25519.publicKey(raw);
      this.thumbprint = jwk().computeThumbprint().toString();
    } catch (GeneralSecurityException | JOSEException e) {
      throw new IllegalArgumentException("these bytes are no Ed25519 public key", e);
    }
  }

  /**
   * Wraps a raw public key.
   *
   * @param raw 32 bytes (RFC 8032); copied
   * @throws IllegalArgumentException if they are no key
   */
  public static VerificationKey ofRaw(byte[] raw) {
    return new VerificationKey(raw);
  }

  /**
   * Reads a public JWK (RFC 8037).
   *
   * @throws IllegalArgumentException if the text is anything else, a private key included; the
   *     message does not repeat it
   */
  public static VerificationKey ofJwk(String json) {
    if (json.length() > MAX_JWK_CHARS) {
      throw new IllegalArgumentException("a public key has at most 1,024 characters");
    }
    try {
      OctetKeyPair jwk = OctetKeyPair.parse(json);
      if (jwk.isPrivate() || !Curve.Ed25519.equals(jwk.getCurve())) {
        throw new IllegalArgumentException("expected a public Ed25519 key as JWK");
      }
      return new VerificationKey(jwk.getDecodedX());
    } catch (ParseException | IllegalStateException _) {
      throw new IllegalArgumentException("expected a public Ed25519 key as JWK");
    }
  }

  /** Returns the public JWK, one line. */
  public String toJwk() {
    return jwk().toJSONString();
  }

  /**
   * Returns the RFC 7638 thumbprint, SHA-256, base64url; this is the {@code kid} used everywhere.
   */
  public String thumbprint() {
    return thumbprint;
  }

  /** Returns a copy of the raw key, 32 bytes. */
  public byte[] raw() {
    return raw.clone();
  }

  /** Tells whether the holder of the private half signed this very message. */
  public boolean verifies(byte[] message, byte[] signature) {
    return Ed25519.verifies(key, message, signature);
  }

  private OctetKeyPair jwk() {
    return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(raw)).build();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VerificationKey that && Arrays.equals(raw, that.raw);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(raw);
  }

  @Override
  public String toString() {
    return "VerificationKey[" + thumbprint + "]";
  }
}
