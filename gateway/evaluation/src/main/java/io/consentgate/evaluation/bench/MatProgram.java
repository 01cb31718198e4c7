package io.consentgate.evaluation.bench;

import io.consentgate.evaluation.bench.MatCount.Made;
import io.consentgate.gateway.secret.ProcessMemory;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.RegionOfInterest;
import io.consentgate.gateway.vision.Sighting.OneFace;
import io.consentgate.models.Catalogue;
import io.consentgate.models.ModelException;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The process in which Mats are counted: what pictures make of them once everything is warm. Ours
 * are none. OpenCV's Java classes return one for each run of a network and for each alignment,
 * which is let go at once. Memory that is lost in whatever way shows in what the process occupies.
 */
public final class MatProgram {

  private static final int WARM_UP = 40;

  /** Pictures until everything is overwritten, as after a capture. */
  private static final int CAPTURE = 5;

  /**
   * What the process may grow by with each picture: less than an upright face takes, which is 37. A
   * frame takes 900.
   */
  private static final int MOST_KILOBYTES = 32;

  /** Over fewer pictures what the process grows by is mostly the virtual machine's. */
  private static final int LEAST_FOR_MEMORY = 100;

  private final PrintStream out;
  private final Runnable picture;
  private final Runnable forgetting;
  private final Limits limits = new Limits();

  private MatProgram(PrintStream out, Runnable picture, Runnable forgetting) {
    this.out = out;
    this.picture = picture;
    this.forgetting = forgetting;
  }

  /**
   * Counts. The exit status is 1 if a limit is missed.
   *
   * @param arguments how many pictures
   */
  public static void main(String[] arguments) throws ModelException, IOException {
    ProcessMemory.overwriteFreed();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(count(out, Integer.parseInt(arguments[0]), () -> {}, () -> {}));
  }

  /**
   * Returns a class path with which Mats are counted.
   *
   * @param classPath the class path without it
   * @param folder takes what comes first on it
   */
  static String classPath(String classPath, Path folder) throws IOException {
    CountedMat.write(folder);
    return folder + File.pathSeparator + classPath;
  }

  /**
   * Counts and prints.
   *
   * @param pictures how many
   * @param withPicture is done after each picture
   * @param withForgetting is done after each overwriting
   * @return 0, or 1 if a limit is missed
   */
  static int count(PrintStream out, int pictures, Runnable withPicture, Runnable withForgetting)
      throws ModelException, IOException {
    FaceEngine engine = FaceEngine.load(Catalogue.shipped().set("bundled"), null, 1);
    try (VisionScene scene = new VisionScene();
        FacePipeline pipeline = engine.pipeline(RegionOfInterest.WHOLE)) {
      Runnable picture =
          () -> {
            look(pipeline, scene);
            withPicture.run();
          };
      Runnable forgetting =
          () -> {
            pipeline.forget();
            withForgetting.run();
          };
      return new MatProgram(out, picture, forgetting).run(pictures);
    }
  }

  private int run(int pictures) throws IOException {
    capture(WARM_UP);
    out.printf("%nnew Mats of OpenCV's once everything is warm, over %d%n", pictures);
    row("a picture", pictures, 1, picture);
    row("overwriting after a capture", pictures, 0, forgetting);
    if (pictures >= LEAST_FOR_MEMORY) {
      resident(pictures);
    }
    return limits.status(out);
  }

  private void capture(int pictures) {
    for (int i = 0; i < pictures; i++) {
      picture.run();
      if (i % CAPTURE == 0) {
        forgetting.run();
      }
    }
  }

  /** What the virtual machine compiles meanwhile and pages of its heap are in it. */
  private void resident(int pictures) throws IOException {
    long before = ResidentMemory.ownKilobytes();
    capture(pictures);
    long grown = ResidentMemory.ownKilobytes() - before;
    double each = (double) grown / pictures;
    out.printf(
        "  resident memory grew by %,d KB over as many pictures: %.2f KB each (at most %d)%n",
        grown, each, MOST_KILOBYTES);
    limits.hold("growth of resident memory", each, MOST_KILOBYTES, "KB a picture");
  }

  private void row(String what, int times, int alignments, Runnable work) {
    Made made = MatCount.during(() -> repeat(times, work));
    double ours = made.ours().values().stream().mapToInt(Integer::intValue).sum() / (double) times;
    out.printf("  %s: %.2f of ours (at most 0)%n", what, ours);
    made.ours().forEach((maker, count) -> out.printf("    %s %.2f%n", maker, each(count, times)));
    out.printf(
        "    returned by Net.forward: %.2f (at most one a run: %.2f)%n",
        each(made.answers(), times), each(made.runs(), times));
    out.printf(
        "    returned by Calib3d.estimateAffinePartial2D: %.2f (at most one an alignment: %d)%n",
        each(made.maps(), times), alignments);
    out.printf(
        "    returned, and not let go at once: %.2f (at most 0)%n", each(made.kept(), times));
    limits.hold("new Mats of ours, " + what, ours, 0, "each");
    limits.hold("Mats returned with answers, " + what, made.answers(), made.runs(), "in all");
    limits.hold("Mats returned with maps, " + what, made.maps(), times * alignments, "in all");
    limits.hold("returned Mats that were kept, " + what, made.kept(), 0, "in all");
  }

  private static double each(int count, int times) {
    return (double) count / times;
  }

  private static void repeat(int times, Runnable work) {
    for (int i = 0; i < times; i++) {
      work.run();
    }
  }

  private static void look(FacePipeline pipeline, VisionScene scene) {
    if (!(pipeline.look(scene.pixels(), VisionScene.WIDTH, VisionScene.HEIGHT)
        instanceof OneFace face)) {
      throw new IllegalStateException("no face in the frame of the bench");
    }
    face.features().close();
  }
}
