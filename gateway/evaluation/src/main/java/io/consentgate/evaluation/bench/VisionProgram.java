package io.consentgate.evaluation.bench;

import com.sun.management.ThreadMXBean;
import io.consentgate.evaluation.bench.BareNet.Engine;
import io.consentgate.evaluation.statistics.Times;
import io.consentgate.gateway.secret.ProcessMemory;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.FaceStages;
import io.consentgate.gateway.vision.Landmarks;
import io.consentgate.gateway.vision.Network;
import io.consentgate.gateway.vision.RegionOfInterest;
import io.consentgate.gateway.vision.Sighting;
import io.consentgate.gateway.vision.Sighting.OneFace;
import io.consentgate.models.Catalogue;
import io.consentgate.models.LoadedModels;
import io.consentgate.models.ModelException;
import io.consentgate.models.Role;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** The measured process: what ships, against the same networks elsewhere. */
public final class VisionProgram implements AutoCloseable {

  /** How a stage is run, in the order of the columns. */
  private static final List<String> WAYS = List.of("gateway", "OpenCV", "ONNX Runtime");

  private static final String CHAIN = "chain, 640 x 480";

  private static final int WARM_UP = 40;

  /** Detection and features of one picture, in milliseconds on one core. */
  private static final double MOST_MILLIS = 15;

  /** One stage: the same work in three ways, or in the first two. */
  private record Stage(String name, List<Runnable> ways) {}

  private final PrintStream out;
  private final Limits limits = new Limits();
  private final int threads;
  private final FaceEngine engine;
  private final FacePipeline pipeline;
  private final VisionScene scene;
  private final BareBundled openCv;
  private final BareBundled onnxRuntime;
  private final FaceStages faceStages;
  private final List<Network> networks = new ArrayList<>();

  VisionProgram(PrintStream out, int threads) throws ModelException {
    this.out = out;
    this.threads = threads;
    engine = FaceEngine.load(Catalogue.shipped().set("bundled"), null, threads);
    pipeline = engine.pipeline(RegionOfInterest.WHOLE);
    scene = new VisionScene();
    faceStages = new FaceStages(engine.models(), scene.frame());
    openCv = new BareBundled(engine.models(), Engine.OPENCV, threads);
    onnxRuntime = new BareBundled(engine.models(), Engine.ONNX_RUNTIME, threads);
  }

  /**
   * Measures. The exit status is 1 if a limit is missed.
   *
   * @param arguments how many rounds, how many native threads
   */
  public static void main(String[] arguments) throws ModelException {
    ProcessMemory.overwriteFreed();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(speedAndHeap(out, Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1])));
  }

  private static int speedAndHeap(PrintStream out, int rounds, int threads) throws ModelException {
    try (VisionProgram program = new VisionProgram(out, threads)) {
      program.speed(rounds);
      program.heap(rounds);
      return program.limits.status(out);
    }
  }

  /** Measures every stage in every way, by turns. */
  void speed(int rounds) throws ModelException {
    out.printf(
        "%nnative threads: %d; milliseconds over %d rounds, median (p99); ratios of medians%n"
            + "%-22s%18s%18s%18s   of OpenCV   of ONNX Runtime%n",
        threads, rounds, "", WAYS.get(0), WAYS.get(1), WAYS.get(2));
    for (Stage stage : stages()) {
      double chain = row(stage.name(), measured(stage, rounds));
      if (stage.name().equals(CHAIN)) {
        out.printf(
            "  the chain takes %.2f ms; at most %.0f with one thread. ONNX Runtime takes the detector's"
                + " input as a square, the others end it with the picture%n",
            chain, MOST_MILLIS);
        if (threads == 1) {
          limits.hold("chain with one thread", chain, MOST_MILLIS, "ms");
        }
      }
    }
  }

  /** Says what a picture takes of the Java heap once everything is warm. */
  void heap(int rounds) {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < rounds; i++) {
      look();
    }
    long before = thread.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < rounds; i++) {
      look();
    }
    long taken = thread.getCurrentThreadAllocatedBytes() - before;
    out.printf("  a picture takes %,d bytes of the Java heap%n", taken / rounds);
  }

  private List<Stage> stages() throws ModelException {
    LoadedModels models = engine.models();
    List<Stage> stages = new ArrayList<>();
    stages.add(
        network(models, Role.DETECTOR, BareBundled.DETECTOR_SIDE, BareBundled.DETECTOR_OUTPUTS));
    stages.add(
        network(models, Role.LANDMARKS, BareBundled.LANDMARK_SIDE, BareBundled.LANDMARK_OUTPUTS));
    stages.add(alignment());
    stages.add(measures());
    stages.add(network(models, Role.FEATURES, BareBundled.FEATURE_SIDE, models.set().dimension()));
    stages.add(
        new Stage(
            CHAIN,
            List.of(
                this::look,
                () -> openCv.run(scene.frame()),
                () -> onnxRuntime.run(scene.frame()))));
    return stages;
  }

  /** From five landmarks to the upright face, out of halves that are there. */
  private Stage alignment() {
    int side = BareBundled.FEATURE_SIDE;
    BareAlignment bare = new BareAlignment(BareBundled.TEMPLATE, side, side, side);
    BarePyramid picture = new BarePyramid().show(scene.frame());
    double[] landmarks = landmarks();
    return new Stage(
        "alignment, %d x %d".formatted(side, side),
        List.of(faceStages::align, () -> bare.align(picture, landmarks)));
  }

  /** How well that face is seen. */
  private Stage measures() {
    BareMeasures bare = new BareMeasures();
    Mat upright = faceStages.align();
    return new Stage(
        "measures of quality", List.of(faceStages::judge, () -> bare.measure(upright)));
  }

  private double[] landmarks() {
    double[] xy = new double[2 * Landmarks.POINTS];
    for (int i = 0; i < Landmarks.POINTS; i++) {
      xy[2 * i] = faceStages.landmarks().x(i);
      xy[2 * i + 1] = faceStages.landmarks().y(i);
    }
    return xy;
  }

  private Stage network(LoadedModels models, Role role, int side, int outputs)
      throws ModelException {
    Network ours = new Network(models.bytes(role), role.name(), side, outputs);
    networks.add(ours);
    BareNet bare = Engine.OPENCV.load(models, role, outputs, threads);
    BareNet other = Engine.ONNX_RUNTIME.load(models, role, outputs, threads);
    Mat crop = new Mat(side, side, CvType.CV_8UC3);
    Core.randu(crop, 0, 255);
    float[] output = new float[outputs];
    return new Stage(
        role.name().toLowerCase(Locale.ROOT) + ", " + side + " x " + side,
        List.of(() -> ours.run(crop, output), () -> bare.run(crop), () -> other.run(crop)));
  }

  /** Looks as the gateway does, without what it does with the features. */
  private void look() {
    Sighting sighting = pipeline.look(scene.pixels(), VisionScene.WIDTH, VisionScene.HEIGHT);
    if (!(sighting instanceof OneFace face)) {
      throw new IllegalStateException("no face in the frame of the bench");
    }
    face.features().close();
  }

  private static List<Times> measured(Stage stage, int rounds) {
    List<Times> times = new ArrayList<>();
    stage.ways().forEach(_ -> times.add(new Times()));
    for (int i = -WARM_UP; i < rounds; i++) {
      for (int way = 0; way < times.size(); way++) {
        // Whoever comes second finds other things in the caches.
        int turn = (i + WARM_UP + way) % times.size();
        long before = System.nanoTime();
        stage.ways().get(turn).run();
        long took = System.nanoTime() - before;
        if (i >= 0) {
          times.get(turn).add(took);
        }
      }
    }
    return times;
  }

  private double row(String name, List<Times> times) {
    out.printf("%-22s", name);
    for (Times each : times) {
      out.printf("%8.3f (%7.3f)", each.medianMillis(), each.p99Millis());
    }
    double ours = times.getFirst().medianMillis();
    double ofOpenCv = ours / times.get(1).medianMillis();
    if (times.size() == WAYS.size()) {
      out.printf("%12.2f%18.2f%n", ofOpenCv, ours / times.get(2).medianMillis());
    } else {
      out.printf("%18s%12.2f%18s%n", "-", ofOpenCv, "-");
    }
    return ours;
  }

  @Override
  public void close() {
    networks.forEach(Network::close);
    faceStages.close();
    pipeline.close();
    scene.close();
  }
}
