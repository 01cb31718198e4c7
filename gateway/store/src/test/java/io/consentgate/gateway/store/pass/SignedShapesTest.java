package io.consentgate.gateway.store.pass;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.upokecenter.cbor.CBORObject;
import io.consentgate.gateway.pass.InvalidPassException;
import io.consentgate.gateway.secret.SecretBytes;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payloads that carry a good signature of this gateway and are still no pass. */
final class SignedShapesTest {

  private static final KeyPair IDENTITY = PassTexts.keyPair();
  private static final String ID = "5011111111111111111111111111111111";
  private static final String GOOD = "a3011a6a00000002" + ID + "03" + ID;

  private final PassCodec codec = new PassCodec(IDENTITY);

  @Test
  void open_theOneShape_isAccepted() {
    assertThatNoException().isThrownBy(() -> open(GOOD));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "no map, 831a6a000000",
    "two entries only, a2011a6a00000002" + ID,
    "five entries, a5011a6a00000002" + ID + "03" + ID + "0458401111",
    "an indefinite map, bf011a6a00000002" + ID + "03" + ID + "ff",
    "keys out of order, a302" + ID + "011a6a00000003" + ID,
    "another key, a3011a6a00000002" + ID + "05" + ID,
    "expiry as a long number, a3011b000000006a00000002" + ID + "03" + ID,
    "expiry not in the shortest form, a3011a0000ffff02" + ID + "03" + ID,
    "expiry as text, a3016161" + "02" + ID + "03" + ID,
    "grant of 15 bytes, a3011a6a000000024f" + "111111111111111111111111111111" + "03" + ID,
    "half of 17 bytes, a3011a6a00000002" + ID + "0351" + "1111111111111111111111111111111111",
    "a reference of 63 bytes, a4011a6a00000002"
        + ID
        + "03"
        + ID
        + "04583f"
        + "11111111111111111111111111111111111111111111111111111111111111"
        + "1111111111111111111111111111111111111111111111111111111111111111",
    "an empty reference, a4011a6a00000002" + ID + "03" + ID + "0440",
    "a reference longer than it is, a4011a6a00000002" + ID + "03" + ID + "045901ff1111",
    "a byte too many, " + GOOD + "00",
    "a reference too few, a4011a6a00000002" + ID + "03" + ID,
  })
  void open_signedButOtherwiseShaped_isRefused(String what, String payload) {
    assertThatExceptionOfType(InvalidPassException.class).as(what).isThrownBy(() -> open(payload));
  }

  private void open(String payloadHex) throws GeneralSecurityException, InvalidPassException {
    byte[] payload = HexFormat.of().parseHex(payloadHex);
    CBORObject protectedHeader = CBORObject.FromObject(new byte[] {(byte) 0xa1, 1, 0x27});
    CBORObject signed =
        CBORObject.NewArray().Add("Signature1").Add(protectedHeader).Add(new byte[0]).Add(payload);
    Signature ed25519 = Signature.getInstance("Ed25519");
    ed25519.initSign(IDENTITY.getPrivate());
    ed25519.update(signed.EncodeToBytes());
    CBORObject message =
        CBORObject.NewArray()
            .Add(protectedHeader)
            .Add(CBORObject.NewMap())
            .Add(payload)
            .Add(ed25519.sign());
    byte[] text = PassTexts.text(message.WithTag(18).EncodeToBytes());
    try (SecretBytes secret = SecretBytes.take(text)) {
      codec.open(secret).close();
    }
  }
}
