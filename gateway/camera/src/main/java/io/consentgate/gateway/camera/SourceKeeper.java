package io.consentgate.gateway.camera;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a source open as long as it is wanted: notices when it is lost and tries again. */
final class SourceKeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SourceKeeper.class);
  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration FIRST_BACKOFF = Duration.ofMillis(250);

  /** Longest pause between two tries: with an opening of 2 s it is back within 5 s. */
  private static final Duration LAST_BACKOFF = Duration.ofSeconds(2);

  /** Readers that hang in a native call at the same time; beyond it none is added. */
  private static final int MAX_STUCK = 2;

  private final CameraSource source;
  private final FrameSlot slot;
  private final Region region;
  private final CameraTime time;
  private final BooleanSupplier isWanted;
  private final List<SourceReader> abandoned = new ArrayList<>();
  private final Thread thread;
  private volatile CameraState state;
  private volatile boolean closed;

  SourceKeeper(
      CameraSource source,
      FrameSlot slot,
      Region region,
      CameraTime time,
      BooleanSupplier isWanted) {
    this.source = source;
    this.slot = slot;
    this.region = region;
    this.time = time;
    this.isWanted = isWanted;
    state =
        isWanted.getAsBoolean()
            ? new CameraState.Lost(time.wall().instant(), "it is being opened")
            : new CameraState.Resting(time.wall().instant());
    thread = Thread.ofPlatform().daemon().name("camera-keeper").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  CameraState state() {
    return state;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(1));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Duration backoff = FIRST_BACKOFF;
    try {
      while (!closed) {
        abandoned.removeIf(SourceReader::hasEnded);
        if (!isWanted.getAsBoolean()) {
          rest();
          Thread.sleep(TICK);
        } else if (abandoned.size() >= MAX_STUCK) {
          lose("its driver does not answer any more");
          Thread.sleep(TICK);
        } else {
          boolean gavePictures = keepOpen();
          backoff = gavePictures ? FIRST_BACKOFF : longer(backoff);
          pause(backoff);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Opens once and watches until it is lost or no longer wanted. */
  private boolean keepOpen() throws InterruptedException {
    SourceReader reader = new SourceReader(source, slot, region, time.nanos());
    String reason;
    try {
      while (!reader.hasEnded() && !reader.isStuck() && isWanted.getAsBoolean()) {
        reader.awaitEnd(TICK);
        if (reader.hasGivenPictures()) {
          live();
        }
      }
    } finally {
      reason = reader.reason();
      reader.abandon();
      abandoned.add(reader);
      slot.clear();
    }
    // Only now: of a camera that is called lost there is no picture left.
    if (isWanted.getAsBoolean()) {
      lose(reason);
    }
    return reader.hasGivenPictures();
  }

  private static Duration longer(Duration backoff) {
    Duration twice = backoff.multipliedBy(2);
    return twice.compareTo(LAST_BACKOFF) > 0 ? LAST_BACKOFF : twice;
  }

  private void pause(Duration backoff) throws InterruptedException {
    if (isWanted.getAsBoolean()) {
      Thread.sleep(backoff);
    }
  }

  private void live() {
    if (!(state instanceof CameraState.Alive)) {
      state = new CameraState.Alive(time.wall().instant());
      LOG.info("camera {} gives pictures", source.name());
    }
  }

  private void rest() {
    if (!(state instanceof CameraState.Resting)) {
      state = new CameraState.Resting(time.wall().instant());
    }
  }

  /** The first reason's time stays while reasons change. */
  private void lose(String reason) {
    if (state instanceof CameraState.Lost lost) {
      if (!lost.reason().equals(reason)) {
        state = new CameraState.Lost(lost.since(), reason);
      }
    } else {
      state = new CameraState.Lost(time.wall().instant(), reason);
      LOG.warn("camera {} is lost: {}", source.name(), reason);
    }
  }
}
