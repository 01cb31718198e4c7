package io.consentgate.gateway.vision;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;

/**
 * Parts of pictures as OpenCV has them, each made once and kept: a camera shows the same few
 * buffers again and again. A view holds no pixels of its own. It is only for as long as whoever
 * asked for it has the picture.
 */
final class MatViews implements AutoCloseable {

  private static final int CHANNELS = 3;

  /**
   * One of them.
   *
   * @param address where the picture's first pixel is
   * @param step bytes from row to row of the picture
   * @param where the part
   * @param mat the view
   */
  private record View(long address, long step, Rect where, Mat mat) {

    boolean isOf(long otherAddress, long otherStep, Rect other) {
      return address == otherAddress && step == otherStep && where.equals(other);
    }
  }

  private final int most;
  private final List<View> views = new ArrayList<>();

  /**
   * Starts with none.
   *
   * @param most how many are kept; the oldest makes room
   */
  MatViews(int most) {
    this.most = most;
  }

  /**
   * Returns a part of a picture in somebody else's memory.
   *
   * @param bgr rows of blue, green and red bytes without gaps, outside the heap
   * @param width width of the whole picture
   * @param height height of the whole picture
   * @param where the part, inside the picture
   * @throws IllegalArgumentException if the memory is given back or too small: a view that is kept
   *     would not notice
   */
  Mat of(MemorySegment bgr, int width, int height, Rect where) {
    long address = bgr.address();
    long step = (long) CHANNELS * width;
    if (!bgr.scope().isAlive() || bgr.byteSize() < step * height) {
      throw new IllegalArgumentException(
          "no picture of %d by %d is there".formatted(width, height));
    }
    Mat kept = kept(address, step, where);
    if (kept != null) {
      return kept;
    }
    Mat whole = new Mat(height, width, CvType.CV_8UC3, bgr.asByteBuffer());
    Mat part = whole.submat(where);
    whole.release();
    return keep(new View(address, step, where, part));
  }

  /**
   * Returns a part of a picture of bytes.
   *
   * @param picture the picture
   * @param where the part, inside the picture
   */
  Mat of(Mat picture, Rect where) {
    long address = picture.dataAddr();
    long step = picture.step1();
    Mat kept = kept(address, step, where);
    return kept == null ? keep(new View(address, step, where, picture.submat(where))) : kept;
  }

  /** Lets go of all; what they showed stays as it is. */
  @Override
  public void close() {
    views.forEach(view -> view.mat().release());
    views.clear();
  }

  private @Nullable Mat kept(long address, long step, Rect where) {
    for (View view : views) {
      if (view.isOf(address, step, where)) {
        return view.mat();
      }
    }
    return null;
  }

  private Mat keep(View view) {
    if (views.size() == most) {
      views.removeFirst().mat().release();
    }
    views.add(view);
    return view.mat();
  }
}
