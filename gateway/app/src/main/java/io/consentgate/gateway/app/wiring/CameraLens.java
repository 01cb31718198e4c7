package io.consentgate.gateway.app.wiring;

import io.consentgate.gateway.access.PresentedCode;
import io.consentgate.gateway.app.portal.Lens;
import io.consentgate.gateway.app.portal.LensState;
import io.consentgate.gateway.camera.Camera;
import io.consentgate.gateway.camera.CameraState;
import io.consentgate.gateway.camera.CodeFrame;
import io.consentgate.gateway.camera.LensState.Closed;
import io.consentgate.gateway.camera.LensState.LookingForAFace;
import io.consentgate.gateway.camera.LensState.LookingForCodes;
import io.consentgate.gateway.camera.SourceKind;
import io.consentgate.gateway.camera.code.CodeWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/** A camera, as far as codes and the public page go; at most five searches a second. */
final class CameraLens implements Lens {

  private final Camera camera;
  private final CodeWatch watch;
  private volatile long framesRead;

  CameraLens(Camera camera, LongSupplier nanos) {
    this.camera = camera;
    watch = new CodeWatch(nanos);
  }

  @Override
  public Look look(Duration patience) throws InterruptedException {
    Thread.sleep(watch.untilNextSearch());
    Optional<CodeFrame> next = camera.nextCodeFrame(patience, watch::isWorthSearching);
    if (next.isEmpty()) {
      return new Look(false, Optional.empty());
    }
    try (CodeFrame frame = next.get()) {
      Optional<PresentedCode> code = watch.search(frame);
      framesRead = watch.searches();
      return new Look(true, code);
    }
  }

  @Override
  public long framesRead() {
    return framesRead;
  }

  @Override
  public double shareLookedAt() {
    return camera.region().share();
  }

  @Override
  public LensState state() {
    Optional<Instant> lost =
        camera.state() instanceof CameraState.Lost(Instant since, _)
            ? Optional.of(since)
            : Optional.empty();
    boolean synthetic = camera.sourceKind() != SourceKind.LIVE;
    return switch (camera.lens()) {
      case Closed() -> new LensState(LensState.Mode.CLOSED, "", Duration.ZERO, lost, synthetic);
      case LookingForCodes() ->
          new LensState(LensState.Mode.CODES, "", Duration.ZERO, lost, synthetic);
      case LookingForAFace(var purpose, Duration left) ->
          new LensState(LensState.Mode.FACE, purpose.name(), left, lost, synthetic);
    };
  }

  @Override
  public void close() {
    camera.close();
  }
}
