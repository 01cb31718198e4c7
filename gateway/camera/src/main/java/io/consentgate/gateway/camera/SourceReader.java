package io.consentgate.gateway.camera;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * One opening of a source, read by a thread of its own until it ends, fails or is abandoned.
 *
 * <p>A native call that hangs cannot be interrupted. An abandoned reader offers nothing any more
 * and closes its stream as soon as the call returns.
 */
final class SourceReader {

  /** Longest a picture may take; the time until a frozen camera is called lost. */
  static final Duration READ_LIMIT = Duration.ofMillis(2500);

  /** Longest opening may take. */
  static final Duration OPEN_LIMIT = Duration.ofSeconds(10);

  private static final Duration DEMAND_PATIENCE = Duration.ofSeconds(1);
  private static final long IDLE = Long.MIN_VALUE;

  private final CameraSource source;
  private final FrameSlot slot;
  private final Region region;
  private final LongSupplier nanos;
  private final Thread thread;
  private volatile long busySince = IDLE;
  private volatile boolean isOpen;
  private volatile boolean isAbandoned;
  private volatile boolean hasGivenPictures;
  private volatile String reason = "it gives no pictures";

  SourceReader(CameraSource source, FrameSlot slot, Region region, LongSupplier nanos) {
    this.source = source;
    this.slot = slot;
    this.region = region;
    this.nanos = nanos;
    busySince = nanos.getAsLong();
    thread = Thread.ofPlatform().daemon().name("camera-source").start(this::run);
  }

  /** Tells whether its thread has ended. */
  boolean hasEnded() {
    return !thread.isAlive();
  }

  /** Tells whether it hangs in a call. */
  boolean isStuck() {
    long since = busySince;
    Duration limit = isOpen ? READ_LIMIT : OPEN_LIMIT;
    return since != IDLE && nanos.getAsLong() - since > limit.toNanos();
  }

  /** Tells whether it has read a picture. */
  boolean hasGivenPictures() {
    return hasGivenPictures;
  }

  /** Returns why it ended. */
  String reason() {
    return isStuck() ? "it does not answer any more" : reason;
  }

  /** Waits a while for it to end. */
  void awaitEnd(Duration patience) throws InterruptedException {
    thread.join(patience);
  }

  /** Lets it go: it offers nothing from now on and ends when its call returns. */
  void abandon() {
    synchronized (this) {
      isAbandoned = true;
    }
    thread.interrupt();
  }

  private void run() {
    try (FrameStream stream = source.open(nanos)) {
      isOpen = true;
      while (!isAbandoned) {
        if (source.kind().isOnDemand() && hasGivenPictures) {
          busySince = IDLE;
          slot.awaitDemand(DEMAND_PATIENCE);
        }
        read(stream);
      }
    } catch (SourceLostException e) {
      reason = e.reason();
    } catch (InterruptedException _) {
      reason = "it was let go";
    } catch (RuntimeException e) {
      // A driver's own failure must not end the program; its text may name addresses.
      reason = "its driver failed (" + e.getClass().getSimpleName() + ")";
    } catch (LinkageError _) {
      reason = "its driver cannot be loaded on this machine";
    } finally {
      busySince = IDLE;
    }
  }

  private void read(FrameStream stream) throws SourceLostException {
    busySince = nanos.getAsLong();
    Picture picture = slot.spare();
    boolean isOffered = false;
    try {
      stream.read(picture);
      region.mask(picture);
      isOffered = offer(picture);
    } finally {
      if (!isOffered) {
        slot.giveBack(picture);
      }
    }
  }

  /** Nobody can let it go between the question and the offer. */
  private synchronized boolean offer(Picture picture) {
    if (isAbandoned) {
      return false;
    }
    slot.offer(picture);
    hasGivenPictures = true;
    return true;
  }
}
