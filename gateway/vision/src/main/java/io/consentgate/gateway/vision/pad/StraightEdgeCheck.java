package io.consentgate.gateway.vision.pad;

import io.consentgate.gateway.vision.Landmarks;
import io.consentgate.gateway.vision.Scratch;
import io.consentgate.gateway.vision.pad.PadVerdict.Reason;
import java.util.Arrays;
import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * How long straight edges around a face are, in units of its size, 0 and more: of the longest edge
 * on its left, on its right, above and below, the second longest. A sheet and a screen have a
 * border on two sides at least. A door frame behind a person is such an edge too.
 */
public final class StraightEdgeCheck implements PadLayer {

  /** Nearest and farthest an edge's middle may lie from the face's, in units of its size. */
  private static final double NEAREST = 1.0;

  private static final double FARTHEST = 4.0;

  /** How far that middle may lie beside the face, along the edge. */
  private static final double BESIDE = 2.5;

  /** Tangent of the most that an edge may lean: 15 degrees. */
  private static final double LEAN = 0.268;

  private static final double BLUR = 1.2;
  private static final double WEAK_EDGE = 25;
  private static final double STRONG_EDGE = 60;
  private static final int LEAST_VOTES = 30;
  private static final double LEAST_LENGTH = 0.8;
  private static final double WIDEST_GAP = 0.1;
  private static final double HALF_DEGREE = Math.PI / 360;
  private static final double LEAST_FACE = 20;

  private final Scratch grey = new Scratch();
  private final Scratch edges = new Scratch();
  private final Scratch lines = new Scratch();
  private final FrameMean mean = new FrameMean(PadCue.STRAIGHT_EDGES);

  /** Prepares a check that has seen nothing. */
  public StraightEdgeCheck() {}

  @Override
  public PadCue cue() {
    return PadCue.STRAIGHT_EDGES;
  }

  @Override
  public void see(PadFrame frame) {
    double size = frame.faceSize();
    if (size < LEAST_FACE) {
      mean.skip(Reason.FACE_TOO_SMALL);
      return;
    }
    // OpenCV would let go of a buffer of another size without overwriting it.
    grey.shaped(frame.bgr().rows(), frame.bgr().cols(), CvType.CV_8UC1);
    edges.shaped(frame.bgr().rows(), frame.bgr().cols(), CvType.CV_8UC1);
    lines.close();
    Imgproc.cvtColor(frame.bgr(), grey.mat(), Imgproc.COLOR_BGR2GRAY);
    Imgproc.GaussianBlur(grey.mat(), grey.mat(), new Size(0, 0), BLUR);
    Imgproc.Canny(grey.mat(), edges.mat(), WEAK_EDGE, STRONG_EDGE);
    Imgproc.HoughLinesP(
        edges.mat(),
        lines.mat(),
        1,
        HALF_DEGREE,
        LEAST_VOTES,
        LEAST_LENGTH * size,
        WIDEST_GAP * size);
    mean.add(secondLongest(lines.mat(), frame.landmarks(), size));
  }

  @Override
  public boolean isReady() {
    return mean.isReady();
  }

  @Override
  public PadReading reading() {
    return mean.reading();
  }

  @Override
  public void forget() {
    List.of(grey, edges, lines).forEach(Scratch::forget);
    mean.forget();
  }

  @Override
  public void close() {
    mean.forget();
    List.of(grey, edges, lines).forEach(Scratch::close);
  }

  private static double secondLongest(Mat lines, Landmarks face, double size) {
    double[] longest = new double[4];
    int[] ends = new int[4];
    for (int i = 0; i < lines.rows(); i++) {
      lines.get(i, 0, ends);
      double acrossX = Math.abs(ends[2] - ends[0]);
      double acrossY = Math.abs(ends[3] - ends[1]);
      double x = ((ends[0] + ends[2]) / 2.0 - face.centreX()) / size;
      double y = ((ends[1] + ends[3]) / 2.0 - face.centreY()) / size;
      double length = Math.hypot(acrossX, acrossY) / size;
      if (acrossX < LEAN * acrossY && isBeside(x, y)) {
        int side = x < 0 ? 0 : 1;
        longest[side] = Math.max(longest[side], length);
      } else if (acrossY < LEAN * acrossX && isBeside(y, x)) {
        int side = y < 0 ? 2 : 3;
        longest[side] = Math.max(longest[side], length);
      }
    }
    Arrays.sort(longest);
    return longest[2];
  }

  private static boolean isBeside(double away, double along) {
    return Math.abs(away) > NEAREST && Math.abs(away) < FARTHEST && Math.abs(along) < BESIDE;
  }
}
