package io.consentgate.evaluation.images;

import io.consentgate.gateway.camera.visitor.Cast;
import io.consentgate.gateway.camera.visitor.VisitorScene;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Pictures of drawn visitors, named as Labeled Faces in the Wild names its own. */
final class DrawnVisitors {

  private DrawnVisitors() {}

  /**
   * Draws one.
   *
   * @param folder where; the visitor has a folder of their own in it
   * @param visitor which of the cast, from 0
   * @param number of the picture, from 1; each is drawn differently
   * @return the picture
   */
  static Path draw(Path folder, int visitor, int number) throws IOException {
    VisitorScene scene = new VisitorScene();
    scene.showVisitors(List.of(Cast.seeds().get(visitor)), List.of(), number);
    scene.draw(number * 10L);
    int bytes = 3 * VisitorScene.WIDTH * VisitorScene.HEIGHT;
    BufferedImage picture =
        new BufferedImage(VisitorScene.WIDTH, VisitorScene.HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pixels = arena.allocate(bytes);
      scene.copyTo(pixels);
      byte[] raster = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
      MemorySegment.copy(pixels, ValueLayout.JAVA_BYTE, 0, raster, 0, bytes);
    }
    Path person = Files.createDirectories(folder.resolve("V" + visitor));
    Path file = person.resolve("V%d_%04d.png".formatted(visitor, number));
    ImageIO.write(picture, "png", file.toFile());
    return file;
  }
}
