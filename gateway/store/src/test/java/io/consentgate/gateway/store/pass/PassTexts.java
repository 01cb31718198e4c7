package io.consentgate.gateway.store.pass;

import io.consentgate.gateway.pass.PassVerifier;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.TestClock;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Passes and their bytes, for tests. */
final class PassTexts {

  /** Bytes before base 45. */
  static final byte[] PREFIX = PassVerifier.PREFIX.getBytes(StandardCharsets.US_ASCII);

  private PassTexts() {}

  static KeyPair keyPair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /** Returns a pass whose half is 0, 1, … 15. */
  static PresentedPass pass(int carriedBytes) {
    byte @Nullable [] carried = carriedBytes == 0 ? null : new byte[carriedBytes];
    if (carried != null) {
      Arrays.fill(carried, (byte) 0xa5);
    }
    return new PresentedPass(Samples.grantId(7), TestClock.START, half(), carried);
  }

  static SecretBytes half() {
    byte[] half = new byte[PresentedPass.HALF_SIZE_BYTES];
    for (int i = 0; i < half.length; i++) {
      half[i] = (byte) i;
    }
    return SecretBytes.take(half);
  }

  static byte[] issue(PassCodec codec, int carriedBytes) {
    try (PresentedPass pass = pass(carriedBytes);
        SecretBytes text = codec.issue(pass)) {
      return text.memory().toArray(ValueLayout.JAVA_BYTE);
    }
  }

  /** Returns the COSE_Sign1 inside a text. */
  static byte[] message(byte[] text) {
    byte[] message = new byte[Base45.decodedLength(text.length - PREFIX.length)];
    Base45.decode(MemorySegment.ofArray(text).asSlice(PREFIX.length), message);
    return message;
  }

  /** Returns the text around a COSE_Sign1. */
  static byte[] text(byte[] message) {
    byte[] text = Arrays.copyOf(PREFIX, PREFIX.length + Base45.encodedLength(message.length));
    Base45.encode(message, MemorySegment.ofArray(text).asSlice(PREFIX.length));
    return text;
  }
}
