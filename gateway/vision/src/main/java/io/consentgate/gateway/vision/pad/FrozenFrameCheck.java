package io.consentgate.gateway.vision.pad;

import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.vision.pad.PadVerdict.Reason;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a face changes at all from frame to frame: the smallest cosine between the features of
 * consecutive frames, over the latest {@value #FRAMES}.
 *
 * <p>It sees a source that repeats itself. A picture held before a lens it does not see: the
 * camera's noise alone changes features as much as a face does that keeps still ({@code
 * docs/presentation-attacks.md}). A source that declares itself still is not judged; every other
 * one is.
 */
public final class FrozenFrameCheck implements PadLayer {

  /** Frames needed. */
  public static final int FRAMES = 3;

  /** Cosine beyond which a source repeats itself; films of people stayed below 0.998. */
  public static final double GATE = 0.999;

  private final double[] similarities = new double[FRAMES - 1];
  private @Nullable FaceFeatures last;
  private int frames;
  private boolean still;

  /** Prepares a check that has seen nothing. */
  public FrozenFrameCheck() {}

  @Override
  public PadCue cue() {
    return PadCue.FROZEN_FRAMES;
  }

  @Override
  public void see(PadFrame frame) {
    still |= frame.isStill();
    FaceFeatures before = last;
    if (before != null) {
      similarities[frames % similarities.length] = before.similarity(frame.features());
      before.close();
    }
    // A copy: the frame's own belong to whoever took it.
    last = FaceFeatures.mean(List.of(frame.features()));
    frames++;
  }

  @Override
  public boolean isReady() {
    return still || frames >= FRAMES;
  }

  @Override
  public PadReading reading() {
    if (!isReady()) {
      throw new IllegalStateException(
          "a face needs %d frames to be seen to move".formatted(FRAMES));
    }
    return still
        ? PadReading.none(cue(), Reason.STILL_SOURCE)
        : PadReading.of(cue(), Math.min(similarities[0], similarities[1]));
  }

  @Override
  public void forget() {
    if (last != null) {
      last.close();
      last = null;
    }
    Arrays.fill(similarities, 0);
    frames = 0;
    still = false;
  }

  @Override
  public void close() {
    forget();
  }
}
