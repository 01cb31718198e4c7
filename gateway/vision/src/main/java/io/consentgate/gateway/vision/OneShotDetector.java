package io.consentgate.gateway.vision;

import io.consentgate.models.ModelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;

/**
 * Our one-shot detector: every face of a picture with five landmarks in one pass. Output [1, 11,
 * cells]: the logit of a face, then five (x, y) from the cell's centre in units of twice its
 * stride; cells of strides 8, 16 and 32 one after another, row by row. Geometry: {@code
 * models/training/README.md}.
 *
 * <p>It was taught on squares of which the picture fills a part; what is looked at here ends with
 * the picture, at the next whole cell of the widest stride.
 */
final class OneShotDetector implements FaceDetector {

  private static final int[] STRIDES = {8, 16, 32};
  private static final int WIDEST = 32;
  private static final int CHANNELS = 11;

  /** Logit from which on a cell proposes a face: as likely as not. */
  private static final double PROPOSED = 0;

  /** Longest side of what is looked at, as long as the smallest face that counts is seen there. */
  private static final int USUAL_SIDE = 256;

  /** Eye distance, in pixels of what is looked at, of the smallest face that is seen for sure. */
  private static final double LEAST_EYE_DISTANCE = 8;

  /** Scale at which the smallest face that counts has that eye distance. */
  private static final double FINE_ENOUGH = LEAST_EYE_DISTANCE / QualityGate.LEAST_EYE_DISTANCE;

  /** More proposals than this are noise; the most certain are kept. */
  private static final int MOST = 16;

  private final Network network;
  private final int side;
  private int columns;
  private int rows;
  private float[] output;
  private final Scratch canvas = new Scratch();
  private final MatViews part = new MatViews(1);
  private int filledWidth;
  private int filledHeight;

  /**
   * Loads the network.
   *
   * @throws ModelException if OpenCV cannot run it
   */
  OneShotDetector(byte[] onnx, String file, int side) throws ModelException {
    this.side = side;
    columns = side;
    rows = side;
    output = new float[CHANNELS * cells()];
    network = new Network(onnx, file, side, output.length);
  }

  @Override
  public List<Proposal> detect(Pyramid region) {
    Mat picture = region.picture();
    double scale = scale(Math.max(picture.cols(), picture.rows()));
    int width = Math.max(1, (int) Math.round(picture.cols() * scale));
    int height = Math.max(1, (int) Math.round(picture.rows() * scale));
    if (width != filledWidth || height != filledHeight) {
      shape(width, height);
    }
    region.shrinkInto(part.of(canvas.mat(), new Rect(0, 0, width, height)));
    network.run(canvas.mat(), output);
    return eachOnce(proposals(scale));
  }

  @Override
  public void forget() {
    canvas.forget();
    network.forget();
    Arrays.fill(output, 0);
  }

  @Override
  public void close() {
    forget();
    part.close();
    canvas.close();
    network.close();
  }

  /** Returns the scale for a picture: no finer than the smallest face that counts asks for. */
  private double scale(double longest) {
    double usual = USUAL_SIDE / longest;
    return Math.min(1, Math.max(usual, Math.min(FINE_ENOUGH, side / longest)));
  }

  private void shape(int width, int height) {
    forget();
    part.close();
    filledWidth = width;
    filledHeight = height;
    columns = wholeCells(width);
    rows = wholeCells(height);
    output = new float[CHANNELS * cells()];
    canvas.shaped(rows, columns, CvType.CV_8UC3);
    canvas.forget();
  }

  private static int wholeCells(int pixels) {
    return (pixels + WIDEST - 1) / WIDEST * WIDEST;
  }

  private int cells() {
    return Arrays.stream(STRIDES).map(stride -> (columns / stride) * (rows / stride)).sum();
  }

  private List<Proposal> proposals(double scale) {
    List<Proposal> proposals = new ArrayList<>();
    int cell = 0;
    for (int stride : STRIDES) {
      int row = columns / stride;
      int ofStride = row * (rows / stride);
      for (int i = 0; i < ofStride; i++, cell++) {
        if (output[cell] >= PROPOSED) {
          double centreX = (i % row + 0.5) * stride;
          int line = i / row;
          double centreY = (line + 0.5) * stride;
          proposals.add(proposal(cell, centreX, centreY, 2.0 * stride, scale));
        }
      }
    }
    return proposals;
  }

  private Proposal proposal(int cell, double centreX, double centreY, double unit, double scale) {
    double[] xy = new double[2 * Landmarks.POINTS];
    int cells = output.length / CHANNELS;
    for (int k = 0; k < xy.length; k += 2) {
      xy[k] = (centreX + unit * output[(1 + k) * cells + cell]) / scale;
      xy[k + 1] = (centreY + unit * output[(2 + k) * cells + cell]) / scale;
    }
    return new Proposal(new Landmarks(xy), output[cell]);
  }

  /** Several cells see one face; the most certain speaks for it. */
  private static List<Proposal> eachOnce(List<Proposal> proposals) {
    proposals.sort(Comparator.comparingDouble(Proposal::score).reversed());
    List<Proposal> distinct = new ArrayList<>();
    for (Proposal proposal : proposals) {
      if (distinct.size() < MOST
          && distinct.stream()
              .noneMatch(known -> known.landmarks().isSameFace(proposal.landmarks()))) {
        distinct.add(proposal);
      } else {
        proposal.landmarks().forget();
      }
    }
    return distinct;
  }
}
