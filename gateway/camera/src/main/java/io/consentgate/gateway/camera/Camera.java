package io.consentgate.gateway.camera;

import io.consentgate.contract.grant.Purpose;
import io.consentgate.gateway.biometric.CaptureException;
import io.consentgate.gateway.biometric.FaceCamera;
import io.consentgate.gateway.biometric.FaceFrame;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.lane.ArmedFaceLane;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The camera of one portal.
 *
 * <p>It gives gray pictures for reading codes to anybody, and colour pictures only to whoever holds
 * a live consent and the armed lane of its own portal. It never queues: the newest picture wins. A
 * source that is missing or dies is tried again by itself; see {@link #state()}.
 */
public final class Camera implements FaceCamera, AutoCloseable {

  /** How long after its last use the lens still counts as looking for a face. */
  private static final Duration AFTERGLOW = Duration.ofMillis(1500);

  private final CameraSettings settings;
  private final CameraSource source;
  private final CameraTime time;
  private final FrameSlot slot;
  private final LastSeen lastSeen;
  private final SourceKeeper keeper;
  private final AtomicLong lastFace = new AtomicLong();
  private final AtomicLong lastCode = new AtomicLong();
  private final GrayPoints points = new GrayPoints();
  private volatile @Nullable Look look;
  private volatile boolean closed;

  /** The present search for a face; numbers of {@link System#nanoTime}. */
  private record Look(Purpose purpose, Instant until, long lastUse) {}

  /**
   * Starts a camera; a source that cannot be opened is not an error.
   *
   * @param settings what it is for
   * @param source where its pictures come from
   * @param time the clocks it goes by
   */
  public static Camera start(CameraSettings settings, CameraSource source, CameraTime time) {
    Camera camera = new Camera(settings, source, time);
    camera.keeper.start();
    return camera;
  }

  private Camera(CameraSettings settings, CameraSource source, CameraTime time) {
    this.settings = settings;
    this.source = source;
    this.time = time;
    slot = new FrameSlot(time.nanos());
    lastSeen = new LastSeen(slot::giveBack);
    keeper = new SourceKeeper(source, slot, settings.region(), time, this::isWanted);
  }

  /** Tells whether it gives pictures, or since when and why not. */
  public CameraState state() {
    return keeper.state();
  }

  /** Returns what the source is called, without credentials. */
  public String sourceName() {
    return source.name();
  }

  /** Returns which kind of pictures the source gives. */
  public SourceKind sourceKind() {
    return source.kind();
  }

  /** Returns the part of its picture that is looked at. */
  public Region region() {
    return settings.region();
  }

  /** Tells what the lens may do at this moment. */
  public LensState lens() {
    Look current = look;
    Instant now = time.wall().instant();
    if (current != null && isRecent(current) && now.isBefore(current.until())) {
      return new LensState.LookingForAFace(
          current.purpose(), Duration.between(now, current.until()));
    }
    return settings.readsCodes() ? new LensState.LookingForCodes() : new LensState.Closed();
  }

  /**
   * Waits for a gray picture newer than the last one given.
   *
   * @param patience longest wait
   * @return the picture, which the caller closes, or nothing if none came or this camera reads no
   *     codes
   */
  public Optional<CodeFrame> nextCodeFrame(Duration patience) {
    return nextCodeFrame(patience, _ -> true);
  }

  /**
   * Waits for a picture newer than the last one looked at, and copies it in gray if it is worth it.
   *
   * @param patience longest wait
   * @param isWorthReading judges the picture by points of it, which are overwritten afterwards; it
   *     is asked once at most and keeps the camera waiting
   * @return the picture, which the caller closes, or nothing if none came, it is not worth it, or
   *     this camera reads no codes
   */
  public Optional<CodeFrame> nextCodeFrame(
      Duration patience, Predicate<GrayPoints> isWorthReading) {
    if (!settings.readsCodes()) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        slot.next(
            lastCode.get(),
            patience,
            false,
            (picture, sequence) -> {
              lastCode.set(sequence);
              return isWorth(picture, isWorthReading) ? Luma.of(picture, sequence) : null;
            }));
  }

  @Override
  public FaceFrame next(LiveConsent consent, ArmedFaceLane lane, Duration patience)
      throws CaptureException {
    if (!lane.portal().equals(settings.portal())) {
      throw new IllegalArgumentException("the lane is armed for another portal");
    }
    Duration left = Duration.between(time.wall().instant(), consent.until());
    if (!left.isPositive()) {
      throw new CaptureException(CaptureException.Cause.ENDED);
    }
    use(consent);
    Duration wait = patience.compareTo(left) < 0 ? patience : left;
    FaceFrame frame = slot.next(lastFace.get(), wait, true, this::taken);
    use(consent);
    if (frame == null) {
      throw new CaptureException(CaptureException.Cause.CAMERA_LOST);
    }
    lastFace.set(frame.sequence());
    return frame;
  }

  /**
   * Ends its threads and zeroes its pictures; frames on loan are zeroed soon after they are closed.
   */
  @Override
  public void close() {
    closed = true;
    slot.close();
    keeper.close();
  }

  /** Called by one thread at a time, since the slot is locked. */
  private boolean isWorth(Picture picture, Predicate<GrayPoints> judge) {
    points.sample(picture);
    try {
      return judge.test(points);
    } finally {
      points.forget();
    }
  }

  private FaceFrame taken(Picture picture, long sequence) {
    boolean isStill = source.kind() == SourceKind.STILL;
    return new TakenFaceFrame(picture, sequence, isStill, lastSeen::giveBack);
  }

  private void use(LiveConsent consent) {
    look = new Look(consent.grant().terms().purpose(), consent.until(), time.nanos().getAsLong());
  }

  private boolean isRecent(Look current) {
    return time.nanos().getAsLong() - current.lastUse() < AFTERGLOW.toNanos();
  }

  private boolean isWanted() {
    Look current = look;
    return !closed && (settings.readsCodes() || (current != null && isRecent(current)));
  }
}
