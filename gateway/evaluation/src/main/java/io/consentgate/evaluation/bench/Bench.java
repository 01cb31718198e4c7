package io.consentgate.evaluation.bench;

import io.consentgate.contract.grant.Custody;
import io.consentgate.gateway.access.Passage;
import io.consentgate.gateway.access.Portal;
import io.consentgate.gateway.access.PresentedCode;
import io.consentgate.gateway.biometric.CaptureGuide;
import io.consentgate.gateway.biometric.ComparisonThreshold;
import io.consentgate.gateway.biometric.PadLevel;
import io.consentgate.gateway.camera.Camera;
import io.consentgate.gateway.camera.CameraSettings;
import io.consentgate.gateway.camera.CameraTime;
import io.consentgate.gateway.camera.CodeFrame;
import io.consentgate.gateway.camera.Region;
import io.consentgate.gateway.camera.SourceKind;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.RegionOfInterest;
import io.consentgate.gateway.vision.VisionProbeCapture;
import io.consentgate.models.ModelException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A door with a camera, drawn visitors and their passes, ready to be measured. */
final class Bench implements AutoCloseable {

  private static final double ENTRY_FMR = 1e-4;
  private static final int MOST_SEEDS = 60;

  /** Somebody with a pass. */
  static final class Guest {

    private final SecretBytes pass;
    private final int frame;

    Guest(SecretBytes pass, int frame) {
      this.pass = pass;
      this.frame = frame;
    }

    /** Returns the text of the pass. */
    SecretBytes pass() {
      return pass;
    }

    /** Returns the number of a frame that shows them, not the one they enrolled on. */
    int frame() {
      return frame;
    }
  }

  private final PreparedSource source;
  private final FacePipeline pipeline;
  private final Camera camera;
  private final TimedCamera timedCamera;
  private final VisionProbeCapture vision;
  private final TimedCapture capture;
  private final BenchDoor door;
  private final List<Guest> guests = new ArrayList<>();

  /** Opens a door before a source of still pictures, so that a passage takes one look. */
  Bench(FaceEngine engine, Path folder) throws ModelException {
    this(engine, folder, SourceKind.STILL);
  }

  /**
   * Opens a door.
   *
   * @param engine the model set
   * @param folder an empty folder of its own
   * @param kind what the source says of itself
   * @throws ModelException if the set cannot be run or has no threshold
   */
  Bench(FaceEngine engine, Path folder, SourceKind kind) throws ModelException {
    source = new PreparedSource(kind);
    ComparisonThreshold threshold = engine.threshold(ENTRY_FMR);
    pipeline = engine.pipeline(RegionOfInterest.WHOLE);
    camera =
        Camera.start(
            CameraSettings.ofPortal(BenchDoor.PORTAL, Region.WHOLE), source, CameraTime.system());
    timedCamera = new TimedCamera(camera);
    vision =
        new VisionProbeCapture(
            timedCamera,
            pipeline,
            // What it shows was drawn beforehand, and is shown again and again.
            new VisionProbeCapture.Rules(engine.agreement(), PadLevel.NONE, new SecureRandom()),
            CaptureGuide.SILENT,
            InstantSource.system(),
            System::nanoTime);
    capture = new TimedCapture(vision);
    door = new BenchDoor(new BenchDoor.Parts(folder, capture, threshold));
  }

  /**
   * Enrols visitors that the set finds and knows again.
   *
   * @param count how many
   * @throws IllegalStateException if there are not that many among the first sixty
   */
  void invite(int count) {
    for (long seed = 1; seed <= MOST_SEEDS && guests.size() < count; seed++) {
      int enrolledOn = source.add(seed, 1);
      source.show(enrolledOn);
      try {
        Guest guest = new Guest(door.enrol(Custody.SEALED), source.add(seed, 2));
        if (enter(guest, _ -> Portal.Outcome.OPENED).isOpen()) {
          guests.add(guest);
        } else {
          guest.pass().close();
        }
      } catch (IllegalStateException _) {
        // Not found in the frame, or not the same on five frames: somebody else is drawn instead.
      }
    }
    if (guests.size() < count) {
      throw new IllegalStateException("only " + guests.size() + " drawn visitors can enter");
    }
  }

  /** Returns who was invited. */
  List<Guest> guests() {
    return List.copyOf(guests);
  }

  /** Returns the source of frames. */
  PreparedSource source() {
    return source;
  }

  /** Returns the door. */
  BenchDoor door() {
    return door;
  }

  /** Waits for a frame in which a code may be looked for; the caller closes it. */
  Optional<CodeFrame> nextCodeFrame() {
    return camera.nextCodeFrame(Duration.ofSeconds(10));
  }

  /** Returns what tells how long the lens took. */
  TimedCamera camera() {
    return timedCamera;
  }

  /** Returns what tells how long the capture took. */
  TimedCapture capture() {
    return capture;
  }

  /** Lets a guest stand before the lens and hold up the pass. */
  Passage enter(Guest guest, Portal portal) {
    source.show(guest.frame());
    try (PresentedCode code = new PresentedCode.PassText(guest.pass().copy())) {
      return door.pass(code, portal);
    }
  }

  /** Waits until nothing of the latest passage is left to be overwritten. */
  void settle() throws InterruptedException {
    vision.awaitForgotten();
  }

  @Override
  public void close() {
    camera.close();
    pipeline.close();
    guests.forEach(guest -> guest.pass().close());
    door.close();
    source.close();
  }
}
