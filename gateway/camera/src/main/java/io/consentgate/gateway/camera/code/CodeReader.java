package io.consentgate.gateway.camera.code;

import com.google.zxing.qrcode.decoder.QrCodewords;
import io.consentgate.contract.entitlement.EntitlementCode;
import io.consentgate.gateway.access.PresentedCode;
import io.consentgate.gateway.camera.CodeFrame;
import io.consentgate.gateway.pass.PassVerifier;
import io.consentgate.gateway.secret.SecretBytes;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the code that is held up in a picture.
 *
 * <p>The text of a pass goes from the picture to {@link SecretBytes} without ever being a {@code
 * String}; arrays on the way are zeroed. Whatever the picture shows, nothing is thrown.
 */
public final class CodeReader {

  /** Reads one code. */
  public Optional<PresentedCode> read(CodeFrame frame) {
    Optional<QrCodewords> symbol = SymbolSearch.find(frame);
    if (symbol.isEmpty()) {
      return Optional.empty();
    }
    try (QrCodewords codewords = symbol.get()) {
      return Optional.of(
          CodewordReader.text(codewords.data(), codewords.version())
              .map(CodeReader::classify)
              .orElseGet(PresentedCode.Foreign::new));
    }
  }

  private static PresentedCode classify(SecretBytes text) {
    if (startsWith(text, PassVerifier.PREFIX)) {
      return new PresentedCode.PassText(text);
    }
    try (text) {
      return startsWith(text, EntitlementCode.PREFIX) ? ticket(text) : new PresentedCode.Foreign();
    }
  }

  private static PresentedCode ticket(SecretBytes text) {
    try {
      return new PresentedCode.Ticket(
          EntitlementCode.parse(text.lend(bytes -> new String(bytes, StandardCharsets.US_ASCII))));
    } catch (IllegalArgumentException _) {
      return new PresentedCode.Foreign();
    }
  }

  private static boolean startsWith(SecretBytes text, String prefix) {
    if (text.sizeBytes() < prefix.length()) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (text.memory().get(ValueLayout.JAVA_BYTE, i) != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
