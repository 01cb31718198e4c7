package io.consentgate.gateway.vision;

import io.consentgate.models.ModelException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Mat;

/**
 * Our landmark network: places five landmarks on a proposed face and says by a logit whether it is
 * one. Geometry: {@code models/training/README.md}.
 */
final class LandmarkNet implements AutoCloseable {

  /** Centre of the crop below the centre of a cascade box, in units of its width. */
  private static final double LOWER = 0.066;

  /** Side of the crop in units of the cascade box's width. */
  private static final double BOX_SCALE = 1.19;

  /** Side of the second look's crop in units of the landmarks' spread. */
  private static final double SIDE = 4.9;

  /** Centre of the second look's crop above the landmarks' centre, in units of their spread. */
  private static final double RAISE = 0.10;

  /** A first look below this is not followed by a second. */
  private static final double HOPELESS = -1;

  /** Mean logit of both looks from which on it is a face. */
  private static final double FACE = 0;

  private static final int OUTPUTS = 11;

  private final Network network;
  private final Cutter cutter;
  private final float[] output = new float[OUTPUTS];

  /**
   * Loads the network.
   *
   * @throws ModelException if OpenCV cannot run it
   */
  LandmarkNet(byte[] onnx, String file, int side) throws ModelException {
    network = new Network(onnx, file, side, OUTPUTS);
    cutter = new Cutter(side, side, 0.5, 1.4);
  }

  /** Looks twice at a cascade's box; null if it shows no face. */
  @Nullable FoundFace place(Mat region, Proposal box) {
    Landmarks first =
        look(
            region,
            box.x() + box.width() / 2,
            box.y() + box.width() / 2 + LOWER * box.width(),
            BOX_SCALE * box.width());
    double firstScore = output[OUTPUTS - 1];
    if (firstScore < HOPELESS || !first.areFinite() || first.spread() < 1) {
      return null;
    }
    double spread = first.spread();
    Landmarks second =
        look(region, first.centreX(), first.centreY() - RAISE * spread, SIDE * spread);
    double score = (firstScore + output[OUTPUTS - 1]) / 2;
    first.forget();
    return score >= FACE && second.areFinite() ? new FoundFace(second, score) : null;
  }

  /** Overwrites crops, layers and outputs. */
  void forget() {
    cutter.forget();
    network.forget();
    Arrays.fill(output, 0);
  }

  @Override
  public void close() {
    forget();
    cutter.close();
    network.close();
  }

  private Landmarks look(Mat region, double centreX, double centreY, double side) {
    double cropSide = network.side();
    Transform toCrop = Transform.ofSquare(centreX, centreY, side, cropSide);
    network.run(cutter.cut(region, toCrop), output);
    Transform back = toCrop.inverse();
    double[] xy = new double[2 * Landmarks.POINTS];
    for (int i = 0; i < Landmarks.POINTS; i++) {
      double x = output[2 * i] * cropSide;
      double y = output[2 * i + 1] * cropSide;
      xy[2 * i] = back.x(x, y);
      xy[2 * i + 1] = back.y(x, y);
    }
    return new Landmarks(xy);
  }
}
