package io.consentgate.gateway.vision;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.imgproc.Imgproc;

/**
 * A picture and its halves, each made when it is first asked for. Whatever wants the picture
 * smaller begins with the half next above: halving costs a fraction of any other shrinking, and one
 * half serves detector, landmarks and features alike.
 */
final class Pyramid implements AutoCloseable {

  /** A camera has fewer buffers for its pictures. */
  static final int MOST_BUFFERS = 8;

  /** No side is halved below this many pixels. */
  private static final int LEAST_SIDE = 8;

  private final List<Scratch> halves = new ArrayList<>();
  private final List<MatViews> evens = new ArrayList<>();
  private Mat picture = new Mat();
  private int made;

  /**
   * Begins with another picture.
   *
   * @param shown blue, green, red; only read, and only until the next call
   * @return this
   */
  Pyramid show(Mat shown) {
    picture = shown;
    made = 0;
    return this;
  }

  /** Returns the picture. */
  Mat picture() {
    return picture;
  }

  /**
   * Returns how often the picture may be halved for somebody who wants it at a scale: what is left
   * of the way is more than a half.
   *
   * @param scale above 0
   */
  int halvings(double scale) {
    int least = Math.min(picture.cols(), picture.rows());
    int times = 0;
    while (scale * (2 << times) <= 1 && least >> (times + 1) >= LEAST_SIDE) {
      times++;
    }
    return times;
  }

  /**
   * Returns the picture halved so many times, valid until the next picture. Pixel x lies at {@code
   * 2^times * x + (2^times - 1) / 2} of the picture; an odd column or row at the end is left out.
   */
  Mat halved(int times) {
    while (made < times) {
      halve();
    }
    return times == 0 ? picture : halves.get(times - 1).mat();
  }

  /**
   * Copies the picture into another of its own or a smaller size.
   *
   * @param to blue, green, red; overwritten
   */
  void shrinkInto(Mat to) {
    double scale =
        Math.max((double) to.cols() / picture.cols(), (double) to.rows() / picture.rows());
    Mat from = halved(halvings(scale));
    if (from.cols() == to.cols() && from.rows() == to.rows()) {
      from.copyTo(to);
    } else {
      Imgproc.resize(from, to, to.size(), 0, 0, Imgproc.INTER_LINEAR);
    }
  }

  /** Overwrites the halves. */
  void forget() {
    halves.forEach(Scratch::forget);
    made = 0;
  }

  @Override
  public void close() {
    evens.forEach(MatViews::close);
    halves.forEach(Scratch::close);
    made = 0;
  }

  private void halve() {
    if (made == halves.size()) {
      // A picture comes in one of several buffers, a half always in its own.
      evens.add(new MatViews(made == 0 ? MOST_BUFFERS : 1));
      halves.add(new Scratch());
    }
    Mat larger = halved(made);
    int columns = larger.cols() / 2;
    int rows = larger.rows() / 2;
    Mat even = evens.get(made).of(larger, new Rect(0, 0, 2 * columns, 2 * rows));
    Mat half = halves.get(made).shaped(rows, columns, CvType.CV_8UC3);
    Imgproc.resize(even, half, half.size(), 0, 0, Imgproc.INTER_AREA);
    made++;
  }
}
