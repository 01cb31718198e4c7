package io.consentgate.gateway.camera.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consentgate.gateway.secret.SecretBytes;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

/** Sizes, margins and refusals of drawn codes. */
final class PassSymbolTest {

  @Test
  void draw_longestPass_isVersion15WithItsQuietZone() {
    try (SecretBytes text = Pictures.secret("C".repeat(PassSymbol.MAX_CHARACTERS))) {
      BufferedImage drawn = Pictures.image(PassSymbol.draw(text, 2));

      assertThat(drawn.getWidth()).isEqualTo((77 + 2 * SymbolPng.QUIET_ZONE) * 2);
      for (int i = 0; i < drawn.getWidth(); i++) {
        for (int margin = 0; margin < SymbolPng.QUIET_ZONE * 2; margin++) {
          assertThat(drawn.getRGB(i, margin)).isEqualTo(-1);
          assertThat(drawn.getRGB(margin, i)).isEqualTo(-1);
        }
      }
    }
  }

  @Test
  void draw_textOutOfRange_isRefusedWithoutRepeatingIt() {
    for (String text : new String[] {"", "C".repeat(601), "lower case", "Ä", "A\u0000B"}) {
      try (SecretBytes secret = Pictures.secret(text)) {
        assertThatThrownBy(() -> PassSymbol.draw(secret))
            .isInstanceOf(IllegalArgumentException.class)
            .satisfies(e -> assertThat(e.getMessage()).doesNotContain("lower"));
      }
    }
  }

  @Test
  void draw_scaleOutOfRange_isRefused() {
    try (SecretBytes secret = Pictures.secret("A")) {
      assertThatThrownBy(() -> PassSymbol.draw(secret, 0))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> PassSymbol.draw(secret, 33))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
