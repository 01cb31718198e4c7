package io.consentgate.evaluation.bench;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** A frame and its halves, each made when it is first asked for. */
final class BarePyramid {

  private final List<Mat> halves = new ArrayList<>();
  private Mat frame = new Mat();
  private int made;

  /** Begins with another frame. */
  BarePyramid show(Mat shown) {
    frame = shown;
    made = 0;
    return this;
  }

  /** Returns how often the frame may be halved for a scale. */
  static int halvings(double scale) {
    return Math.max(0, (int) Math.floor(-Math.log(scale) / Math.log(2)));
  }

  /** Returns the frame halved so many times. */
  Mat halved(int times) {
    for (; made < times; made++) {
      if (halves.size() == made) {
        halves.add(new Mat());
      }
      Mat larger = halved(made);
      Size half = new Size(Math.floor(larger.cols() / 2.0), Math.floor(larger.rows() / 2.0));
      Imgproc.resize(larger, halves.get(made), half, 0, 0, Imgproc.INTER_AREA);
    }
    return times == 0 ? frame : halves.get(times - 1);
  }

  /** Lays the whole frame on something smaller. */
  void shrinkInto(Mat to, double scale) {
    Mat from = halved(halvings(scale));
    if (from.size().equals(to.size())) {
      from.copyTo(to);
    } else {
      Imgproc.resize(from, to, to.size(), 0, 0, Imgproc.INTER_LINEAR);
    }
  }
}
