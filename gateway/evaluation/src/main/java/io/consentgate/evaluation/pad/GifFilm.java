package io.consentgate.evaluation.pad;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Frames of an animated GIF, each drawn over the one before. */
final class GifFilm {

  private static final String STREAM = "javax_imageio_gif_stream_1.0";
  private static final String IMAGE = "javax_imageio_gif_image_1.0";

  /** Enough for what is measured, and no more than fits into memory. */
  private static final int MOST_FRAMES = 600;

  private GifFilm() {}

  /**
   * Reads all frames.
   *
   * @throws IOException if it is no GIF
   */
  static List<PictureFile> read(Path file) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      int frames = Math.min(MOST_FRAMES, reader.getNumImages(true));
      Element screen = element(reader.getStreamMetadata(), STREAM, "LogicalScreenDescriptor");
      BufferedImage canvas =
          new BufferedImage(
              number(screen, "logicalScreenWidth"),
              number(screen, "logicalScreenHeight"),
              BufferedImage.TYPE_3BYTE_BGR);
      List<PictureFile> film = new ArrayList<>();
      for (int i = 0; i < frames; i++) {
        Element place = element(reader.getImageMetadata(i), IMAGE, "ImageDescriptor");
        Graphics2D graphics = canvas.createGraphics();
        graphics.drawImage(
            reader.read(i),
            number(place, "imageLeftPosition"),
            number(place, "imageTopPosition"),
            null);
        graphics.dispose();
        film.add(PictureFile.copyOf(canvas));
      }
      return film;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException("no picture", e);
    } finally {
      reader.dispose();
    }
  }

  private static Element element(IIOMetadata metadata, String format, String name)
      throws IOException {
    Node node = metadata.getAsTree(format).getFirstChild();
    while (node != null) {
      if (node instanceof Element element && element.getNodeName().equals(name)) {
        return element;
      }
      node = node.getNextSibling();
    }
    throw new IOException("no picture");
  }

  private static int number(Element element, String attribute) {
    return Integer.parseInt(element.getAttribute(attribute));
  }
}
