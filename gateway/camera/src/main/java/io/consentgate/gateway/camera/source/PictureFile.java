package io.consentgate.gateway.camera.source;

import io.consentgate.gateway.camera.Picture;
import io.consentgate.gateway.camera.SourceLostException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** Loads a picture from a file, after looking at its size. */
final class PictureFile {

  private PictureFile() {}

  /**
   * Loads it without transparency.
   *
   * @throws SourceLostException if it is missing, empty, too large or no picture
   */
  static BufferedImage load(Path file) throws SourceLostException {
    try (ImageInputStream input = new FileImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        throw new SourceLostException(file.getFileName() + " is no picture");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(input, true, true);
        return load(reader);
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException _) {
      throw new SourceLostException(file.getFileName() + " is missing or no picture");
    }
  }

  private static BufferedImage load(ImageReader reader) throws IOException, SourceLostException {
    if (reader.getWidth(0) > Picture.MAX_SIDE || reader.getHeight(0) > Picture.MAX_SIDE) {
      throw new SourceLostException(
          "the picture is larger than " + Picture.MAX_SIDE + " pixels a side");
    }
    BufferedImage loaded = reader.read(0);
    return onWhite(loaded, loaded.getWidth(), loaded.getHeight());
  }

  /** Returns a copy on white, at most that large, in its own proportions. */
  static BufferedImage fitted(BufferedImage image, int maxWidth, int maxHeight) {
    double scale =
        Math.min((double) maxWidth / image.getWidth(), (double) maxHeight / image.getHeight());
    int width = Math.max(1, (int) (image.getWidth() * scale));
    int height = Math.max(1, (int) (image.getHeight() * scale));
    return onWhite(image, width, height);
  }

  private static BufferedImage onWhite(BufferedImage image, int width, int height) {
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = copy.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    boolean isShrunk = width < image.getWidth();
    graphics.drawImage(
        isShrunk ? image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING) : image,
        0,
        0,
        width,
        height,
        null);
    graphics.dispose();
    return copy;
  }
}
