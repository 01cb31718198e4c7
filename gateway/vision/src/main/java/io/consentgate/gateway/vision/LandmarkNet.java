package io.consentgate.gateway.vision;

import io.consentgate.models.ModelException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Our landmark network: places five landmarks on a proposed face and says by a logit whether it is
 * one. Geometry: {@code models/training/README.md}.
 */
final class LandmarkNet implements AutoCloseable {

  /** Side of a look's crop in units of the spread of the landmarks known before it. */
  private static final double SIDE = 4.9;

  /** Centre of the crop above those landmarks' centre, in units of their spread. */
  private static final double RAISE = 0.10;

  /** Logit from which on what the detector proposes is a face; lenient, since both must agree. */
  private static final double FACE = -1;

  /** The detector's logit from which on its word alone is enough, and its landmarks if need be. */
  private static final double CERTAIN = 3;

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
    cutter = new Cutter(side, side);
  }

  /**
   * Looks twice at a proposed face, the second time as the first asks.
   *
   * @param proposal its landmarks are overwritten, unless they are those of the face
   * @return the face; null if it is none
   */
  @Nullable FoundFace place(Pyramid region, Proposal proposal) {
    FoundFace face = isPlaced(proposal.landmarks()) ? seen(region, proposal.landmarks()) : null;
    if (face == null && isPlaced(proposal.landmarks()) && proposal.score() >= CERTAIN) {
      return new FoundFace(proposal.landmarks(), FACE);
    }
    proposal.landmarks().forget();
    return face;
  }

  private @Nullable FoundFace seen(Pyramid region, Landmarks proposed) {
    Landmarks first = look(region, proposed);
    double firstScore = output[OUTPUTS - 1];
    if (firstScore < FACE || !isPlaced(first)) {
      first.forget();
      return null;
    }
    Landmarks second = look(region, first);
    double score = (firstScore + output[OUTPUTS - 1]) / 2;
    first.forget();
    if (score >= FACE && isPlaced(second)) {
      return new FoundFace(second, score);
    }
    second.forget();
    return null;
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

  private static boolean isPlaced(Landmarks landmarks) {
    return landmarks.areFinite() && landmarks.spread() >= 1;
  }

  private Landmarks look(Pyramid region, Landmarks known) {
    double cropSide = network.side();
    double spread = known.spread();
    Transform toCrop =
        Transform.ofSquare(
            known.centreX(), known.centreY() - RAISE * spread, SIDE * spread, cropSide);
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
