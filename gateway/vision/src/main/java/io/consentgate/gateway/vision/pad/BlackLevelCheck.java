package io.consentgate.gateway.vision.pad;

import io.consentgate.gateway.vision.Scratch;
import io.consentgate.gateway.vision.pad.PadVerdict.Reason;
import java.util.Arrays;
import java.util.Optional;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.imgproc.Imgproc;

/**
 * How bright the darkest hundredth of a face is, in units of its mean: 0 to 1. Pupils, nostrils and
 * hair are nearly black; ink on paper under light, and a screen that mirrors a room, are not.
 *
 * <p>Measured, and not fit for a door: it calls people in films attacks ({@code
 * docs/presentation-attacks.md}).
 */
public final class BlackLevelCheck implements PadLayer {

  private static final double DARKEST = 0.01;

  /** Side of the square looked at, in units of the face's size. */
  private static final double SIDE = 2.4;

  private static final double LEAST_FACE = 20;
  private static final int LEVELS = 256;

  private final Scratch grey = new Scratch();
  private final FrameMean mean = new FrameMean(PadCue.BLACK_LEVEL);
  private byte[] pixels = new byte[0];

  /** Prepares a check that has seen nothing. */
  public BlackLevelCheck() {}

  @Override
  public PadCue cue() {
    return PadCue.BLACK_LEVEL;
  }

  @Override
  public void see(PadFrame frame) {
    if (frame.faceSize() < LEAST_FACE) {
      mean.skip(Reason.FACE_TOO_SMALL);
      return;
    }
    int side = (int) Math.rint(SIDE * frame.faceSize());
    Optional<Rect> square = FaceNeighbourhood.square(frame.bgr(), frame.landmarks(), side);
    if (square.isEmpty()) {
      mean.skip(Reason.FACE_AT_THE_EDGE);
      return;
    }
    Mat part = frame.bgr().submat(square.get());
    try {
      Imgproc.cvtColor(part, grey.shaped(side, side, CvType.CV_8UC1), Imgproc.COLOR_BGR2GRAY);
    } finally {
      part.release();
    }
    mean.add(darkest(side * side) / Math.max(1, Core.mean(grey.mat()).val[0]));
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
    grey.forget();
    Arrays.fill(pixels, (byte) 0);
    mean.forget();
  }

  @Override
  public void close() {
    forget();
    grey.close();
  }

  private int darkest(int total) {
    if (pixels.length != total) {
      Arrays.fill(pixels, (byte) 0);
      pixels = new byte[total];
    }
    grey.mat().get(0, 0, pixels);
    int[] counts = new int[LEVELS];
    for (byte pixel : pixels) {
      counts[Byte.toUnsignedInt(pixel)]++;
    }
    Arrays.fill(pixels, (byte) 0);
    int level = 0;
    int below = counts[0];
    while (below < DARKEST * total) {
      below += counts[++level];
    }
    Arrays.fill(counts, 0);
    return level;
  }
}
