package io.consentgate.gateway.store.pass;

import io.consentgate.gateway.pass.InvalidPassException;
import io.consentgate.gateway.pass.PassIssuer;
import io.consentgate.gateway.pass.PassVerifier;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Arrays;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Writes and reads passes: {@code CGP1:} and base 45 of a COSE_Sign1 signed by this gateway.
 *
 * <p><b>Security guarantees.</b> A text is a pass of this gateway only if this gateway's key signed
 * exactly these bytes; there is one text for each signed pass; a text longer than {@link
 * PassIssuer#MAX_LENGTH} is refused before it is looked at. Copies of the key half that pass
 * through the heap lie in arrays that are zeroed before a method returns. Ed25519 is used in the
 * form that works on arrays in place, because signers that gather their input keep it.
 */
public final class PassCodec implements PassVerifier, PassIssuer {

  private static final byte[] PREFIX_BYTES = PREFIX.getBytes(StandardCharsets.US_ASCII);

  private final Ed25519PrivateKeyParameters signing;
  private final Ed25519PublicKeyParameters verification;

  /**
   * Signs and verifies with the gateway's own key.
   *
   * @param identity the gateway's Ed25519 key pair
   * @throws IllegalArgumentException if it is not an Ed25519 key pair
   */
  public PassCodec(KeyPair identity) {
    signing = signingKey(identity);
    verification = verificationKey(identity);
  }

  @Override
  public SecretBytes issue(PresentedPass pass) {
    byte[] payload = PassLayout.payload(pass);
    byte[] signed = PassLayout.toBeSigned(payload);
    byte[] message = new byte[0];
    try {
      byte[] signature = new byte[PassLayout.SIGNATURE_BYTES];
      signing.sign(Ed25519.Algorithm.Ed25519, null, signed, 0, signed.length, signature, 0);
      message = PassLayout.message(payload, signature);
      return text(message);
    } finally {
      Arrays.fill(payload, (byte) 0);
      Arrays.fill(signed, (byte) 0);
      Arrays.fill(message, (byte) 0);
    }
  }

  @Override
  public PresentedPass open(SecretBytes text) throws InvalidPassException {
    byte[] message = message(text);
    byte[] signature = new byte[PassLayout.SIGNATURE_BYTES];
    byte[] payload = new byte[0];
    try {
      payload = PassLayout.split(message, signature);
      if (!isGenuine(payload, signature)) {
        throw new InvalidPassException("a pass of this gateway carries this gateway's signature");
      }
      return PassLayout.read(payload);
    } finally {
      Arrays.fill(message, (byte) 0);
      Arrays.fill(payload, (byte) 0);
    }
  }

  private boolean isGenuine(byte[] payload, byte[] signature) {
    byte[] signed = PassLayout.toBeSigned(payload);
    try {
      return verification.verify(
          Ed25519.Algorithm.Ed25519, null, signed, 0, signed.length, signature, 0);
    } finally {
      Arrays.fill(signed, (byte) 0);
    }
  }

  private static SecretBytes text(byte[] message) {
    int length = PREFIX_BYTES.length + Base45.encodedLength(message.length);
    if (length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a pass has at most " + MAX_LENGTH + " characters, not " + length);
    }
    SecretBytes text = SecretBytes.allocate(length);
    MemorySegment.copy(
        PREFIX_BYTES, 0, text.memory(), ValueLayout.JAVA_BYTE, 0, PREFIX_BYTES.length);
    Base45.encode(message, text.memory().asSlice(PREFIX_BYTES.length));
    return text;
  }

  private static byte[] message(SecretBytes text) throws InvalidPassException {
    if (text.sizeBytes() <= PREFIX_BYTES.length || text.sizeBytes() > MAX_LENGTH) {
      throw new InvalidPassException("a pass has 6 to " + MAX_LENGTH + " characters");
    }
    MemorySegment memory = text.memory();
    MemorySegment prefix = memory.asSlice(0, PREFIX_BYTES.length);
    MemorySegment characters = memory.asSlice(PREFIX_BYTES.length);
    int length = Base45.decodedLength(Math.toIntExact(characters.byteSize()));
    if (prefix.mismatch(MemorySegment.ofArray(PREFIX_BYTES)) >= 0 || length < 0) {
      throw new InvalidPassException("a pass begins with " + PREFIX + ", followed by base 45");
    }
    byte[] message = new byte[length];
    if (!Base45.decode(characters, message)) {
      Arrays.fill(message, (byte) 0);
      throw new InvalidPassException("a pass is written in base 45");
    }
    return message;
  }

  private static Ed25519PrivateKeyParameters signingKey(KeyPair identity) {
    try {
      AsymmetricKeyParameter key = PrivateKeyFactory.createKey(identity.getPrivate().getEncoded());
      if (key instanceof Ed25519PrivateKeyParameters ed25519) {
        return ed25519;
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("a gateway signs with an Ed25519 key", e);
    }
    throw new IllegalArgumentException("a gateway signs with an Ed25519 key");
  }

  private static Ed25519PublicKeyParameters verificationKey(KeyPair identity) {
    try {
      AsymmetricKeyParameter key = PublicKeyFactory.createKey(identity.getPublic().getEncoded());
      if (key instanceof Ed25519PublicKeyParameters ed25519) {
        return ed25519;
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("a gateway verifies with an Ed25519 key", e);
    }
    throw new IllegalArgumentException("a gateway verifies with an Ed25519 key");
  }
}
