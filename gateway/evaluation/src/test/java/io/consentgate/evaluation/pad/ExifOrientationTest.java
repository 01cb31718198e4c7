package io.consentgate.evaluation.pad;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures are seen the right way up, as whoever took them saw them. */
final class ExifOrientationTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6, 8})
  void of_eitherByteOrder_isWhatTheFileSays(int orientation) throws IOException {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      assertThat(ExifOrientation.of(jpeg(orientation, order))).isEqualTo(orientation);
    }
  }

  @Test
  void of_fileThatSaysNothingOrIsCutOff_isUpright() throws IOException {
    byte[] whole = jpeg(6, ByteOrder.LITTLE_ENDIAN);

    assertThat(ExifOrientation.of(plain())).isEqualTo(ExifOrientation.UPRIGHT);
    assertThat(ExifOrientation.of(new byte[0])).isEqualTo(ExifOrientation.UPRIGHT);
    assertThat(ExifOrientation.of(new byte[] {'n', 'o', 'n', 'e'}))
        .isEqualTo(ExifOrientation.UPRIGHT);
    for (int length = 0; length < 30; length++) {
      assertThat(ExifOrientation.of(Arrays.copyOf(whole, length)))
          .isEqualTo(ExifOrientation.UPRIGHT);
    }
  }

  /** The picture is 40 by 20, red on its left. Turned clockwise, red is at the top. */
  @Test
  void read_pictureThatLiesOnItsSide_isTurned() throws IOException {
    Path file = Files.write(folder.resolve("a.jpg"), jpeg(6, ByteOrder.BIG_ENDIAN));

    PictureFile picture = PictureFile.read(file);

    assertThat(picture.width()).isEqualTo(20);
    assertThat(picture.height()).isEqualTo(40);
    int red = 2;
    assertThat(Byte.toUnsignedInt(picture.bgr()[red])).isGreaterThan(150);
    assertThat(Byte.toUnsignedInt(picture.bgr()[3 * 20 * 39 + red])).isLessThan(100);
  }

  private static byte[] jpeg(int orientation, ByteOrder order) throws IOException {
    ByteBuffer exif = ByteBuffer.allocate(36);
    exif.putShort((short) 0xFFE1).putShort((short) 34).put(ascii("Exif\0\0"));
    exif.put(order == ByteOrder.LITTLE_ENDIAN ? ascii("II") : ascii("MM"));
    exif.order(order).putShort((short) 42).putInt(8).putShort((short) 1);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
    byte[] plain = plain();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(plain, 0, 2);
    file.write(exif.array());
    file.write(plain, 2, plain.length - 2);
    return file.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] plain() throws IOException {
    BufferedImage picture = new BufferedImage(40, 20, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < 20; y++) {
      for (int x = 0; x < 20; x++) {
        picture.setRGB(x, y, Color.RED.getRGB());
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpeg", bytes);
    return bytes.toByteArray();
  }
}
