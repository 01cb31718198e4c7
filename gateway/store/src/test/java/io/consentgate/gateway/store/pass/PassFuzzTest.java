package io.consentgate.gateway.store.pass;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.consentgate.gateway.pass.InvalidPassException;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.Frugal;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Whatever is held up is a pass or a refusal, and each pass has one text only.
 *
 * <p>A signature costs as much as a hundred readings, so most inputs go to what stands before the
 * signature (base 45, message) and to what stands after it (payload), and few through all.
 */
final class PassFuzzTest {

  private static final PassCodec CODEC = new PassCodec(PassTexts.keyPair());
  private static final byte[] SEALED = PassTexts.issue(CODEC, 0);
  private static final byte[] CARRIED = PassTexts.issue(CODEC, 273);

  @FuzzTest(maxExecutions = 1_000_000, maxDuration = "10m")
  void open_anyText_isAPassOrARefusal(FuzzedDataProvider data) {
    // Signatures at the one end of the range only: see above.
    int choice = data.consumeInt(0, 255) >> 1;
    byte[] bytes = choice == 0 ? bent(data) : data.consumeRemainingAsBytes();
    try {
      Frugal.read(() -> any(choice, bytes));
    } catch (InvalidPassException _) {
      // A refusal is the other answer.
    }
  }

  private static void any(int choice, byte[] bytes) throws InvalidPassException {
    switch (choice) {
      case 0, 1, 2 -> open(bytes);
      case 3, 4, 5, 6, 7, 8, 9, 10 -> decode(bytes);
      case 11, 12, 13, 14, 15, 16, 17, 18 -> split(bytes);
      default -> read(bytes);
    }
  }

  private static void open(byte[] text) throws InvalidPassException {
    try (SecretBytes secret = SecretBytes.take(text.clone());
        PresentedPass pass = CODEC.open(secret)) {
      if (!Arrays.equals(text, SEALED) && !Arrays.equals(text, CARRIED)) {
        throw new AssertionError("a second text for the pass of " + pass.grant());
      }
    }
  }

  private static void decode(byte[] characters) {
    int length = Base45.decodedLength(characters.length);
    byte[] bytes = new byte[Math.max(0, length)];
    if (length < 0 || !Base45.decode(MemorySegment.ofArray(characters), bytes)) {
      return;
    }
    byte[] again = new byte[characters.length];
    Base45.encode(bytes, MemorySegment.ofArray(again));
    if (!Arrays.equals(characters, again)) {
      throw new AssertionError("a second text: " + new String(characters, StandardCharsets.UTF_8));
    }
  }

  private static void split(byte[] message) throws InvalidPassException {
    byte[] signature = new byte[PassLayout.SIGNATURE_BYTES];
    byte[] payload = PassLayout.split(message, signature);
    if (!Arrays.equals(message, PassLayout.message(payload, signature))) {
      throw new AssertionError("a second message for one payload and signature");
    }
  }

  private static void read(byte[] payload) throws InvalidPassException {
    try (PresentedPass pass = PassLayout.read(payload)) {
      if (!Arrays.equals(payload, PassLayout.payload(pass))) {
        throw new AssertionError("a second payload for the pass of " + pass.grant());
      }
    }
  }

  private static byte[] bent(FuzzedDataProvider data) {
    byte[] text = (data.consumeBoolean() ? SEALED : CARRIED).clone();
    while (data.remainingBytes() > 0) {
      text[data.consumeInt(0, text.length - 1)] = data.consumeByte();
    }
    return text;
  }
}
