package io.consentgate.gateway.vision;

import io.consentgate.gateway.biometric.FaceFrame;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** A picture as blue, green and red bytes, and the frames that tests make of it. */
final class Picture {

  private final int width;
  private final int height;
  private final byte[] bgr;

  private Picture(BufferedImage image) {
    width = image.getWidth();
    height = image.getHeight();
    bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
  }

  /** Reads a picture file. */
  static Picture read(Path file) throws IOException {
    BufferedImage read = ImageIO.read(file.toFile());
    if (read == null) {
      throw new IOException("no picture: " + file);
    }
    return blank(read.getWidth(), read.getHeight()).draw(read, 0, 0, 1);
  }

  /** Returns a black picture. */
  static Picture blank(int width, int height) {
    return new Picture(new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR));
  }

  /** Returns this picture with another drawn into it. */
  Picture with(Picture other, int x, int y, double scale) {
    return draw(other.image(), x, y, scale);
  }

  /** Returns this picture with every value multiplied. */
  Picture withGain(double gain) {
    Picture copy = blank(width, height);
    for (int i = 0; i < bgr.length; i++) {
      copy.bgr[i] = (byte) Math.clamp((long) ((bgr[i] & 0xff) * gain), 0, 255);
    }
    return copy;
  }

  /** Returns this picture with a sensor's noise of that deviation. */
  Picture withNoise(double sigma, long seed) {
    Random random = new Random(seed);
    Picture copy = blank(width, height);
    for (int i = 0; i < bgr.length; i++) {
      double value = (bgr[i] & 0xff) + sigma * random.nextGaussian();
      copy.bgr[i] = (byte) Math.clamp(Math.round(value), 0, 255);
    }
    return copy;
  }

  /** Returns this picture under a Gaussian blur of that deviation in pixels. */
  Picture withBlur(double sigma) {
    Mat mat = new Mat(height, width, CvType.CV_8UC3);
    mat.put(0, 0, bgr);
    Imgproc.GaussianBlur(mat, mat, new Size(0, 0), sigma);
    Picture copy = blank(width, height);
    mat.get(0, 0, copy.bgr);
    mat.release();
    return copy;
  }

  /** Returns this picture of lfw-dev with glasses drawn where its pictures have their eyes. */
  Picture withDarkGlasses() {
    BufferedImage copy = image();
    Graphics2D graphics = copy.createGraphics();
    graphics.setColor(new Color(20, 22, 25));
    graphics.fillOval(86, 97, 38, 31);
    graphics.fillOval(126, 97, 38, 31);
    graphics.fillRect(115, 108, 20, 4);
    graphics.dispose();
    return new Picture(copy);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Copies the pixels outside the heap. */
  MemorySegment in(Arena arena) {
    MemorySegment memory = arena.allocate(bgr.length);
    memory.copyFrom(MemorySegment.ofArray(bgr));
    return memory;
  }

  /** Returns a frame that zeroes its pixels when closed, as cameras do. */
  FaceFrame frame(long sequence, boolean still) {
    Arena arena = Arena.ofShared();
    MemorySegment pixels = in(arena);
    return new FaceFrame() {
      @Override
      public int width() {
        return width;
      }

      @Override
      public int height() {
        return height;
      }

      @Override
      public MemorySegment pixelsBgr() {
        return pixels;
      }

      @Override
      public long sequence() {
        return sequence;
      }

      @Override
      public boolean isFromStillSource() {
        return still;
      }

      @Override
      public void close() {
        pixels.fill((byte) 0);
        arena.close();
      }
    };
  }

  private Picture draw(BufferedImage other, int x, int y, double scale) {
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = copy.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(image(), 0, 0, null);
    graphics.drawImage(
        other, x, y, (int) (other.getWidth() * scale), (int) (other.getHeight() * scale), null);
    graphics.dispose();
    return new Picture(copy);
  }

  private BufferedImage image() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    System.arraycopy(
        bgr, 0, ((DataBufferByte) image.getRaster().getDataBuffer()).getData(), 0, bgr.length);
    return image;
  }
}
