package io.consentgate.gateway.vision;

import io.consentgate.gateway.vision.Sighting.OneFace;
import io.consentgate.models.Catalogue;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * Shows a pipeline frame after frame and prints, every {@value #EVERY} frames, {@code frame
 * resident allocated} in bytes. Runs in a process of its own, so that nothing else moves the
 * numbers.
 */
final class MemoryRun {

  static final int EVERY = 50;

  /** Frames of one passage. */
  private static final int PASSAGE = 5;

  /** In 500 frames more than what the first shape of the detector left free. */
  private static final int LEAKED_SIDE = 128;

  private static final int FIELDS = 10;
  private static final int MAPPED = 4;
  private static final int IN_USE = 7;

  private final MethodHandle mallinfo2;
  private final List<Mat> leaked = new ArrayList<>();

  @SuppressWarnings("restricted")
  private MemoryRun() {
    Linker linker = Linker.nativeLinker();
    MemoryLayout[] fields = new MemoryLayout[FIELDS];
    java.util.Arrays.fill(fields, ValueLayout.JAVA_LONG);
    mallinfo2 =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("mallinfo2"),
            FunctionDescriptor.of(MemoryLayout.structLayout(fields)));
  }

  /**
   * Runs.
   *
   * @param args picture, frames, and {@code leak} to leak a Mat a frame
   */
  public static void main(String[] args) throws Throwable {
    new MemoryRun().run(Path.of(args[0]), Integer.parseInt(args[1]), args.length > 2);
  }

  private void run(Path pictureFile, int frames, boolean leak) throws Throwable {
    Picture portrait = Picture.blank(150, 150).with(Picture.read(pictureFile), 0, 0, 0.6);
    FaceEngine engine = FaceEngine.load(Catalogue.shipped().set("bundled"), null, 1);
    try (FacePipeline pipeline = engine.pipeline(RegionOfInterest.WHOLE);
        Arena arena = Arena.ofConfined()) {
      MemorySegment pixels = portrait.in(arena);
      for (int frame = 1; frame <= frames; frame++) {
        if (pipeline.look(pixels, portrait.width(), portrait.height()) instanceof OneFace face) {
          face.features().close();
        } else {
          throw new IllegalStateException("the picture must show one face");
        }
        if (frame % PASSAGE == 0) {
          pipeline.forget();
        }
        if (leak) {
          leaked.add(Mat.zeros(LEAKED_SIDE, LEAKED_SIDE, CvType.CV_8UC3));
        }
        if (frame % EVERY == 0) {
          sample(frame);
        }
      }
    }
  }

  private void sample(int frame) throws Throwable {
    // Headers of OpenCV's Java objects go with the objects.
    System.gc();
    Thread.sleep(20);
    System.out.println(frame + " " + resident() + " " + allocated());
  }

  private long allocated() throws Throwable {
    try (Arena arena = Arena.ofConfined()) {
      SegmentAllocator allocator = arena;
      MemorySegment info = (MemorySegment) mallinfo2.invokeExact(allocator);
      return info.getAtIndex(ValueLayout.JAVA_LONG, IN_USE)
          + info.getAtIndex(ValueLayout.JAVA_LONG, MAPPED);
    }
  }

  private static long resident() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("RssAnon:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
      }
    }
    throw new IOException("no RssAnon");
  }
}
