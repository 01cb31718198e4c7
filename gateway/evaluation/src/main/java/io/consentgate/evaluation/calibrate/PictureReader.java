package io.consentgate.evaluation.calibrate;

import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.Sighting;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Shows picture files to a pipeline. */
public final class PictureReader {

  private PictureReader() {}

  /**
   * Looks at a picture file.
   *
   * @throws IOException if it is no picture
   */
  public static Sighting look(FacePipeline pipeline, Path file) throws IOException {
    return look(pipeline, read(file));
  }

  /** Looks at a picture. */
  public static Sighting look(FacePipeline pipeline, BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    try (Arena arena = Arena.ofConfined()) {
      byte[] bytes = bgr(picture);
      MemorySegment pixels = arena.allocate(bytes.length);
      pixels.copyFrom(MemorySegment.ofArray(bytes));
      return pipeline.look(pixels, width, height);
    }
  }

  /**
   * Reads a picture file.
   *
   * @throws IOException if it is no picture
   */
  public static BufferedImage read(Path file) throws IOException {
    BufferedImage picture;
    try {
      picture = ImageIO.read(file.toFile());
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // Readers throw these too on a file that is broken inside.
      throw new IOException("no picture: " + file.getFileName(), e);
    }
    if (picture == null) {
      throw new IOException("no picture: " + file.getFileName());
    }
    return picture;
  }

  private static byte[] bgr(BufferedImage picture) {
    BufferedImage copy =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = copy.createGraphics();
    graphics.drawImage(picture, 0, 0, null);
    graphics.dispose();
    return ((DataBufferByte) copy.getRaster().getDataBuffer()).getData();
  }
}
