package io.consentgate.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.models.Catalogue;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pictures that are seen worse by a known amount. */
final class ChangeTest {

  @BeforeAll
  static void loadOpenCv() throws Exception {
    FaceEngine.load(Catalogue.shipped().set("bundled"), null, 1);
  }

  @Test
  void on_shrinkByHalf_isHalfTheSize() {
    BufferedImage changed = Change.SHRINK.on(grey(100), 0.5);

    assertThat(changed.getWidth()).isEqualTo(125);
    assertThat(changed.getHeight()).isEqualTo(125);
  }

  @Test
  void on_lightAndHaze_scaleTheLuminance() {
    assertThat(mean(Change.DARKEN.on(grey(200), 0.25))).isCloseTo(50, within(0.5));
    assertThat(mean(Change.BRIGHTEN.on(grey(100), 2))).isCloseTo(200, within(0.5));
    assertThat(mean(Change.BRIGHTEN.on(grey(100), 4))).isCloseTo(255, within(0.01));
    assertThat(mean(Change.FADE.on(grey(28), 0.5))).isCloseTo(78, within(0.5));
  }

  @Test
  void on_anEvenPicture_blurAndTiltChangeNoMiddle() {
    assertThat(luminance(Change.BLUR.on(grey(90), 3), 125, 134)).isEqualTo(90);
    assertThat(luminance(Change.TILT.on(grey(90), 30), 125, 134)).isEqualTo(90);
  }

  @Test
  void on_darkGlasses_coverTheEyesOnly() {
    BufferedImage changed = Change.DARK_GLASSES.on(grey(200), 0.1);

    assertThat(luminance(changed, 106, 113)).isLessThan(50);
    assertThat(luminance(changed, 143, 113)).isLessThan(50);
    assertThat(luminance(changed, 125, 150)).isEqualTo(200);
  }

  @Test
  void on_mask_coversTheMouthOnly() {
    BufferedImage changed = Change.MASK.on(grey(100), 225);

    assertThat(luminance(changed, 125, 155)).isGreaterThan(210);
    assertThat(luminance(changed, 125, 110)).isBetween(90, 110);
  }

  /** The same figures on every run. */
  @Test
  void on_twice_isTheSamePicture() {
    BufferedImage one = Change.DARKEN.on(grey(120), 0.5);
    BufferedImage other = Change.DARKEN.on(grey(120), 0.5);

    assertThat(one.getRGB(0, 0, 250, 250, null, 0, 250))
        .isEqualTo(other.getRGB(0, 0, 250, 250, null, 0, 250));
  }

  private static BufferedImage grey(int luminance) {
    BufferedImage picture = new BufferedImage(250, 250, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(new Color(luminance, luminance, luminance));
    graphics.fillRect(0, 0, 250, 250);
    graphics.dispose();
    return picture;
  }

  private static int luminance(BufferedImage picture, int x, int y) {
    return picture.getRGB(x, y) & 0xff;
  }

  private static double mean(BufferedImage picture) {
    double sum = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        sum += luminance(picture, x, y);
      }
    }
    return sum / (picture.getWidth() * picture.getHeight());
  }
}
