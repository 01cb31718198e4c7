package io.consentgate.evaluation.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consentgate.gateway.camera.code.PassSymbol;
import io.consentgate.gateway.secret.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class HeldCodeTest {

  private static final String TEXT = "CGP1:" + "0123456789ABCDEF".repeat(12);

  @Test
  void changed_pass_differsInOneCharacter() throws Exception {
    byte[] genuine = draw(TEXT);

    byte[] changed = HeldCode.changed(genuine);

    try (SecretBytes text = HeldCode.passText(changed)) {
      String read = text.lend(bytes -> new String(bytes, StandardCharsets.US_ASCII));
      assertThat(read).hasSameSizeAs(TEXT).startsWith("CGP1:");
      assertThat(differences(read)).isEqualTo(1);
    }
  }

  @Test
  void passText_ticket_isNoPass() {
    assertThatThrownBy(() -> HeldCode.passText(HeldCode.ticketNobodyIssued()))
        .isInstanceOf(IOException.class);
  }

  private static long differences(String read) {
    long differences = 0;
    for (int i = 0; i < TEXT.length(); i++) {
      differences += read.charAt(i) == TEXT.charAt(i) ? 0 : 1;
    }
    return differences;
  }

  private static byte[] draw(String text) {
    try (SecretBytes bytes = SecretBytes.take(text.getBytes(StandardCharsets.US_ASCII))) {
      return PassSymbol.draw(bytes);
    }
  }
}
