import io.consentgate.gateway.camera.visitor.VisitorScene;
import java.awt.image.BufferedImage;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/**
 * Draws scenes with synthetic visitors for the detector's training: {@code java -cp
 * gateway/camera/target/classes models/training/DrawVisitors.java FOLDER COUNT}.
 */
public final class DrawVisitors {
  private DrawVisitors() {}

  /** Draws. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0]));
    SplittableRandom random = new SplittableRandom(1);
    VisitorScene scene = new VisitorScene();
    try (Arena arena = Arena.ofConfined()) {
      for (int n = 0; n < Integer.parseInt(args[1]); n++) {
        List<Long> who = random.longs(random.nextInt(1, 4)).boxed().toList();
        scene.showVisitors(who, List.of(), random.nextLong(1000));
        scene.draw(random.nextLong(1000));
        int width = scene.width();
        int height = scene.height();
        MemorySegment pixels = arena.allocate(3L * width * height);
        scene.copyTo(pixels);
        BufferedImage half = new BufferedImage(width / 2, height / 2, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height / 2; y++) {
          for (int x = 0; x < width / 2; x++) {
            half.setRGB(x, y, mean(pixels, width, 2 * x, 2 * y));
          }
        }
        ImageIO.write(half, "png", folder.resolve("%04d.png".formatted(n)).toFile());
      }
    }
  }

  private static int mean(MemorySegment bgr, int width, int x, int y) {
    int rgb = 0;
    for (int channel = 0; channel < 3; channel++) {
      int sum = 0;
      for (int k = 0; k < 4; k++) {
        long at = 3L * ((long) (y + k / 2) * width + x + k % 2) + channel;
        sum += Byte.toUnsignedInt(bgr.get(ValueLayout.JAVA_BYTE, at));
      }
      rgb |= (sum / 4) << (8 * channel);
    }
    return rgb;
  }
}
