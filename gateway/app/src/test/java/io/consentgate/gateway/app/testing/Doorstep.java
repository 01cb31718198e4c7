package io.consentgate.gateway.app.testing;

import io.consentgate.contract.entitlement.EntitlementCode;
import io.consentgate.gateway.access.PresentedCode;
import io.consentgate.gateway.app.portal.Lens;
import io.consentgate.gateway.app.portal.LensState;
import io.consentgate.gateway.app.portal.PortalRig;
import io.consentgate.gateway.app.portal.PortalRigs;
import io.consentgate.gateway.app.wiring.CameraWiring;
import io.consentgate.gateway.app.wiring.PortalWiring;
import io.consentgate.gateway.biometric.CaptureException;
import io.consentgate.gateway.biometric.CaptureGuide;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ProbeCapture;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.lane.ArmedFaceLane;
import io.consentgate.gateway.secret.SecretBytes;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the lens of every portal, as a test says: a code, a face. It takes the place
 * of cameras and of the networks, and of nothing else.
 */
@Factory
public final class Doorstep {

  /** A face: one axis of the feature space each, so that two are alike only if they are one. */
  public static final int NOBODY = -1;

  /** Somebody who is looked at until they call it off. */
  public static final int UNDECIDED = -2;

  private static final int DIMENSION = 128;
  private static final long LONGEST_WAIT_NANOS = 60_000_000_000L;

  private final AtomicReference<@Nullable Object> held = new AtomicReference<>();
  private volatile int face = NOBODY;
  private final AtomicInteger captures = new AtomicInteger();

  /** Returns itself, for tests to find. */
  @Singleton
  @Bean
  public DoorstepControl control() {
    return new DoorstepControl(this);
  }

  /** Returns lenses that see what is held up. */
  @Singleton
  @Replaces(value = PortalRigs.class, factory = CameraWiring.class)
  public PortalRigs rigs() {
    PortalRig rig =
        new PortalRig(
            new HeldUp(),
            (_, _, _) -> {
              throw new CaptureException(CaptureException.Cause.CAMERA_LOST);
            });
    return _ -> rig;
  }

  /** Returns a capture that sees who stands there. */
  @Singleton
  @Replaces(value = ProbeCapture.class, factory = PortalWiring.class)
  public ProbeCapture captures() {
    return new Seen();
  }

  void hold(@Nullable Object code) {
    held.set(code);
  }

  void stand(int who) {
    face = who;
  }

  int captureCount() {
    return captures.get();
  }

  private final class HeldUp implements Lens {

    @Override
    public Look look(Duration patience) throws InterruptedException {
      Thread.sleep(20);
      return new Look(true, Optional.ofNullable(code(held.get())));
    }

    private static @Nullable PresentedCode code(@Nullable Object held) {
      return switch (held) {
        case null -> null;
        case EntitlementCode ticket -> new PresentedCode.Ticket(ticket);
        case SecretBytes pass -> new PresentedCode.PassText(pass.copy());
        default -> new PresentedCode.Foreign();
      };
    }

    @Override
    public long framesRead() {
      return 0;
    }

    @Override
    public double shareLookedAt() {
      return 1;
    }

    @Override
    public LensState state() {
      return new LensState(LensState.Mode.CODES, "", Duration.ZERO, Optional.empty(), true);
    }

    @Override
    public void close() {}
  }

  private final class Seen implements ProbeCapture {

    @Override
    public FaceFeatures probe(LiveConsent consent, ArmedFaceLane lane) throws CaptureException {
      return see();
    }

    @Override
    public FaceFeatures reference(LiveConsent consent, ArmedFaceLane lane, CaptureGuide guide)
        throws CaptureException {
      guide.progress(CaptureGuide.Hint.HOLD_STILL, 1, 2);
      if (face == UNDECIDED) {
        untilCalledOff(guide);
      }
      return see();
    }

    private static void untilCalledOff(CaptureGuide guide) throws CaptureException {
      long limit = System.nanoTime() + LONGEST_WAIT_NANOS;
      try {
        while (guide.isStillWanted() && System.nanoTime() < limit) {
          Thread.sleep(10);
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      if (!guide.isStillWanted()) {
        throw new CaptureException(CaptureException.Cause.ENDED);
      }
    }

    private FaceFeatures see() throws CaptureException {
      captures.incrementAndGet();
      int who = face;
      if (who == NOBODY) {
        throw new CaptureException(CaptureException.Cause.NO_FACE);
      }
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment unit = arena.allocate((long) DIMENSION * Float.BYTES);
        unit.setAtIndex(ValueLayout.JAVA_FLOAT, who, 1);
        return FaceFeatures.ofUnitVector(unit);
      }
    }
  }
}
