package io.consentgate.gateway.camera.code;

import io.consentgate.gateway.camera.CodeFrame;
import io.consentgate.gateway.secret.SecretBytes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Pictures and texts for the tests of this package. */
final class Pictures {

  static final String ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

  private Pictures() {}

  static SecretBytes secret(String text) {
    return SecretBytes.take(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static String text(SecretBytes secret) {
    return secret.lend(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
  }

  static String randomText(SplittableRandom random, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHANUMERIC.charAt(random.nextInt(ALPHANUMERIC.length())));
    }
    return text.toString();
  }

  static BufferedImage image(byte[] png) {
    try {
      return ImageIO.read(new ByteArrayInputStream(png));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static CodeFrame frame(BufferedImage image) {
    CodeFrame frame = new CodeFrame(image.getWidth(), image.getHeight(), 1);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        byte gray = (byte) image.getRGB(x, y);
        frame.luma().set(ValueLayout.JAVA_BYTE, (long) y * image.getWidth() + x, gray);
      }
    }
    return frame;
  }

  static CodeFrame frameOf(String text, int scale) {
    try (SecretBytes secret = secret(text)) {
      return frame(image(PassSymbol.draw(secret, scale)));
    }
  }

  static CodeFrame noise(SplittableRandom random, int width, int height) {
    CodeFrame frame = new CodeFrame(width, height, 1);
    for (long i = 0; i < (long) width * height; i++) {
      frame.luma().set(ValueLayout.JAVA_BYTE, i, (byte) random.nextInt());
    }
    return frame;
  }
}
