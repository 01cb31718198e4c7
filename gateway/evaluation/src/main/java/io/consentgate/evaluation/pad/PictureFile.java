package io.consentgate.evaluation.pad;

import io.consentgate.evaluation.calibrate.PictureReader;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;

/** A picture read from a file, turned as its Exif data asks for. */
final class PictureFile {

  private final int width;
  private final int height;
  private final byte[] bgr;

  private PictureFile(BufferedImage picture) {
    width = picture.getWidth();
    height = picture.getHeight();
    bgr = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it is no picture
   */
  static PictureFile read(Path file) throws IOException {
    BufferedImage picture = PictureReader.read(file);
    return new PictureFile(turned(picture, ExifOrientation.of(Files.readAllBytes(file))));
  }

  /** Copies a picture. */
  static PictureFile copyOf(BufferedImage picture) {
    return new PictureFile(turned(picture, ExifOrientation.UPRIGHT));
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Returns rows of blue, green and red bytes; not a copy. */
  byte[] bgr() {
    return bgr;
  }

  /** Returns the pixels outside the heap. */
  MemorySegment in(Arena arena) {
    return arena.allocate(bgr.length).copyFrom(MemorySegment.ofArray(bgr));
  }

  private static BufferedImage turned(BufferedImage picture, int orientation) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    boolean lies = orientation == 6 || orientation == 8;
    AffineTransform turn =
        switch (orientation) {
          case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
          case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
          case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
          default -> new AffineTransform();
        };
    BufferedImage copy =
        new BufferedImage(
            lies ? height : width, lies ? width : height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = copy.createGraphics();
    graphics.drawImage(picture, turn, null);
    graphics.dispose();
    return copy;
  }
}
