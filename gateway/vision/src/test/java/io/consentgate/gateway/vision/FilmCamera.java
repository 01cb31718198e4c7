package io.consentgate.gateway.vision;

import io.consentgate.gateway.biometric.CaptureException;
import io.consentgate.gateway.biometric.CaptureException.Cause;
import io.consentgate.gateway.biometric.FaceCamera;
import io.consentgate.gateway.biometric.FaceFrame;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.lane.ArmedFaceLane;
import io.consentgate.gateway.testing.TestClock;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows pictures one after the other, the last one for ever; each frame takes time on the clock.
 */
final class FilmCamera implements FaceCamera {

  private final TestClock clock;
  private final Duration frameTime;
  private final boolean still;
  private final List<Picture> film;
  private final List<WatchedFrame> given = new ArrayList<>();

  FilmCamera(TestClock clock, Duration frameTime, boolean still, Picture... film) {
    this.clock = clock;
    this.frameTime = frameTime;
    this.still = still;
    this.film = List.of(film);
  }

  @Override
  public FaceFrame next(LiveConsent consent, ArmedFaceLane lane, Duration patience)
      throws CaptureException {
    if (film.isEmpty()) {
      clock.advance(patience);
      throw new CaptureException(Cause.CAMERA_LOST);
    }
    clock.advance(frameTime);
    Picture picture = film.get(Math.min(given.size(), film.size() - 1));
    WatchedFrame frame = new WatchedFrame(picture, given.size(), still);
    given.add(frame);
    return frame;
  }

  /** Returns how many frames were given out. */
  int frames() {
    return given.size();
  }

  /** Tells whether every frame given out was closed and is zero. */
  boolean hasBlackFramesOnly() {
    return given.stream().allMatch(frame -> frame.closed && frame.isBlack());
  }

  /** A frame whose memory outlives its closing, so that a test can look at it. */
  private static final class WatchedFrame implements FaceFrame {
    private final Picture picture;
    private final long sequence;
    private final boolean still;
    private final MemorySegment pixels;
    private boolean closed;

    WatchedFrame(Picture picture, long sequence, boolean still) {
      this.picture = picture;
      this.sequence = sequence;
      this.still = still;
      pixels = picture.in(java.lang.foreign.Arena.ofAuto());
    }

    @Override
    public int width() {
      return picture.width();
    }

    @Override
    public int height() {
      return picture.height();
    }

    @Override
    public MemorySegment pixelsBgr() {
      return pixels;
    }

    @Override
    public long sequence() {
      return sequence;
    }

    @Override
    public boolean isFromStillSource() {
      return still;
    }

    @Override
    public void close() {
      pixels.fill((byte) 0);
      closed = true;
    }

    boolean isBlack() {
      for (byte value : pixels.toArray(ValueLayout.JAVA_BYTE)) {
        if (value != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
