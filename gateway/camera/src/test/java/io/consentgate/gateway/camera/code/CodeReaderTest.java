package io.consentgate.gateway.camera.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.consentgate.contract.entitlement.EntitlementCode;
import io.consentgate.gateway.access.PresentedCode;
import io.consentgate.gateway.camera.CodeFrame;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.lang.foreign.ValueLayout;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is drawn is read again; whatever else is shown does no harm. */
final class CodeReaderTest {

  private final CodeReader reader = new CodeReader();

  @Test
  void read_passesOfEveryLength_returnsTheirText() {
    SplittableRandom random = new SplittableRandom(1);
    for (int length = 1; length <= PassSymbol.MAX_CHARACTERS; length++) {
      String text = Pictures.randomText(random, length);
      if (length > 5) {
        text = "CGP1:" + text.substring(5);
      }
      try (CodeFrame frame = Pictures.frameOf(text, 3)) {
        assertReads(frame, text);
      }
    }
  }

  @Test
  void read_ticket_returnsItsCode() {
    EntitlementCode code = EntitlementCode.random(new SecureRandom());

    try (CodeFrame frame = Pictures.frame(Pictures.image(PassSymbol.draw(code)))) {
      PresentedCode read = reader.read(frame).orElseThrow();

      assertThat(((PresentedCode.Ticket) read).code().qrText()).isEqualTo(code.qrText());
    }
  }

  @Test
  void read_damagedTicketCode_isForeign() {
    try (CodeFrame frame = Pictures.frameOf("CGE1:NOT A CODE", 4)) {
      assertThat(reader.read(frame)).contains(new PresentedCode.Foreign());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 7, 45, 90, 133, 180, 270})
  void read_turnedSymbol_returnsItsText(double degrees) {
    String text = "CGP1:" + Pictures.randomText(new SplittableRandom(2), 300);
    BufferedImage drawn = symbol(text, 5);
    int size = drawn.getWidth() * 3 / 2;
    BufferedImage turned = canvas(size, size, Color.WHITE);
    Graphics2D graphics = turned.createGraphics();
    AffineTransform turn =
        AffineTransform.getRotateInstance(Math.toRadians(degrees), size / 2.0, size / 2.0);
    turn.translate((size - drawn.getWidth()) / 2.0, (size - drawn.getHeight()) / 2.0);
    graphics.drawImage(drawn, new AffineTransformOp(turn, AffineTransformOp.TYPE_BILINEAR), 0, 0);
    graphics.dispose();

    try (CodeFrame frame = Pictures.frame(turned)) {
      assertReads(frame, text);
    }
  }

  @Test
  void read_mirroredAndNegativeSymbols_returnTheirText() {
    String text = "CGP1:" + Pictures.randomText(new SplittableRandom(3), 200);
    BufferedImage drawn = symbol(text, 4);
    int size = drawn.getWidth();
    BufferedImage mirrored = canvas(size, size, Color.WHITE);
    BufferedImage negative = canvas(size, size, Color.BLACK);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        mirrored.setRGB(size - 1 - x, y, drawn.getRGB(x, y));
        negative.setRGB(x, y, ~drawn.getRGB(x, y));
      }
    }

    try (CodeFrame first = Pictures.frame(mirrored);
        CodeFrame second = Pictures.frame(negative)) {
      assertReads(first, text);
      assertReads(second, text);
    }
  }

  @Test
  void read_symbolWithSomeModulesDamaged_isCorrected() {
    SplittableRandom random = new SplittableRandom(4);
    String text = "CGP1:" + Pictures.randomText(random, 400);
    BufferedImage drawn = symbol(text, 4);
    Graphics2D graphics = drawn.createGraphics();
    graphics.setColor(Color.BLACK);
    for (int i = 0; i < 25; i++) {
      int middle = drawn.getWidth() / 2;
      graphics.fillRect(middle + random.nextInt(-40, 40), middle + random.nextInt(40), 4, 4);
    }
    graphics.dispose();

    try (CodeFrame frame = Pictures.frame(drawn)) {
      assertReads(frame, text);
    }
  }

  @Test
  void read_symbolDamagedBeyondCorrection_neverReturnsAnotherText() {
    for (int seed = 0; seed < 40; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      String text = "CGP1:" + Pictures.randomText(random, random.nextInt(50, 590));
      BufferedImage drawn = symbol(text, 3);
      int size = drawn.getWidth();
      for (int i = 0; i < size * size / 60 * (seed % 8); i++) {
        drawn.setRGB(random.nextInt(size), random.nextInt(size), random.nextBoolean() ? 0 : -1);
      }
      try (CodeFrame frame = Pictures.frame(drawn)) {
        Optional<PresentedCode> read = reader.read(frame);
        read.ifPresent(code -> assertText(code, text));
      }
    }
  }

  @Test
  void read_noiseAndOddSizes_findsNothingAndThrowsNothing() {
    SplittableRandom random = new SplittableRandom(5);
    int[] sizes = {1, 2, 3, 7, 21, 40, 41, 64, 333};
    for (int width : sizes) {
      for (int height : sizes) {
        try (CodeFrame frame = Pictures.noise(random, width, height);
            CodeFrame black = new CodeFrame(width, height, 2)) {
          assertThat(reader.read(frame)).isEmpty();
          assertThat(reader.read(black)).isEmpty();
        }
      }
    }
  }

  @Test
  void close_ofAReadPass_zeroesItsText() {
    try (CodeFrame frame = Pictures.frameOf("CGP1:ABC", 4)) {
      PresentedCode.PassText read = (PresentedCode.PassText) reader.read(frame).orElseThrow();

      read.close();

      assertThat(read.text().isClosed()).isTrue();
    }
  }

  @Test
  void close_ofAFrame_leavesNoPixels() {
    CodeFrame frame = Pictures.frameOf("CGP1:ABC", 4);

    frame.close();

    try {
      byte first = frame.luma().get(ValueLayout.JAVA_BYTE, 0);
      fail("read %s from a closed frame", first);
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessageContaining("closed");
    }
  }

  private void assertReads(CodeFrame frame, String text) {
    assertText(reader.read(frame).orElseThrow(), text);
  }

  private static void assertText(PresentedCode code, String text) {
    switch (code) {
      case PresentedCode.PassText pass -> assertThat(Pictures.text(pass.text())).isEqualTo(text);
      case PresentedCode.Foreign() -> assertThat(text).doesNotStartWith("CGP1:");
      case PresentedCode.Ticket _ -> fail("read a ticket where there was none");
    }
    code.close();
  }

  private static BufferedImage symbol(String text, int scale) {
    try (var secret = Pictures.secret(text)) {
      BufferedImage drawn = Pictures.image(PassSymbol.draw(secret, scale));
      BufferedImage copy = canvas(drawn.getWidth(), drawn.getHeight(), Color.WHITE);
      copy.createGraphics().drawImage(drawn, 0, 0, null);
      return copy;
    }
  }

  private static BufferedImage canvas(int width, int height, Color color) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(color);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return image;
  }
}
