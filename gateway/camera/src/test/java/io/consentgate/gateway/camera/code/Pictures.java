package io.consentgate.gateway.camera.code;

import io.consentgate.gateway.camera.CodeFrame;
import io.consentgate.gateway.camera.GrayPoints;
import io.consentgate.gateway.camera.Picture;
import io.consentgate.gateway.camera.SourceLostException;
import io.consentgate.gateway.secret.SecretBytes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
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
    draw(image, frame, 0, 0);
    return frame;
  }

  /** Draws a picture into a frame. */
  static void draw(BufferedImage image, CodeFrame frame, int left, int top) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        byte gray = (byte) image.getRGB(x, y);
        long at = (long) (top + y) * frame.width() + left + x;
        frame.luma().set(ValueLayout.JAVA_BYTE, at, gray);
      }
    }
  }

  /** What the camera shows of a frame before anything is copied of it. */
  static GrayPoints points(CodeFrame frame) {
    byte[] gray = frame.luma().toArray(ValueLayout.JAVA_BYTE);
    byte[] bgr = new byte[gray.length * 3];
    for (int i = 0; i < bgr.length; i++) {
      bgr[i] = gray[i / 3];
    }
    GrayPoints points = new GrayPoints();
    try (Picture picture = new Picture()) {
      picture.shape(frame.width(), frame.height()).copyFrom(MemorySegment.ofArray(bgr));
      points.sample(picture);
      return points;
    } catch (SourceLostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A wall of one gray with the noise of a sensor: up to 12 a pixel, mostly less. */
  static CodeFrame wall(SplittableRandom random, int width, int height, int gray) {
    byte[] pixels = new byte[width * height];
    for (int i = 0; i < pixels.length; i++) {
      long bits = random.nextInt();
      int noise = (int) ((bits & 7) + (bits >> 3 & 7) + (bits >> 6 & 7)) - 11;
      pixels[i] = (byte) Math.clamp(gray + noise, 0, 255);
    }
    CodeFrame frame = new CodeFrame(width, height, 1);
    frame.luma().copyFrom(MemorySegment.ofArray(pixels));
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
