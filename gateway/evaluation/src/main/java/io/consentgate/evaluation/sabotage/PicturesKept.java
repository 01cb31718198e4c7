package io.consentgate.evaluation.sabotage;

import io.consentgate.gateway.app.portal.PortalRig;
import io.consentgate.gateway.app.portal.PortalRigs;
import io.consentgate.gateway.biometric.FaceCamera;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.FaceFrame;
import io.consentgate.gateway.store.custody.Quantised;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.RegionOfInterest;
import io.consentgate.gateway.vision.Sighting.OneFace;
import io.consentgate.models.Catalogue;
import io.consentgate.models.ModelException;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.lang.foreign.MemorySegment;

/**
 * Cameras whose frames stay in memory, and a look at each whose buffers are not overwritten: as if
 * neither camera nor pipeline forgot. Goes with {@link Unzeroed}.
 */
@Singleton
@Requires(property = Unzeroed.PROPERTY, value = "true")
public final class PicturesKept implements BeanCreatedEventListener<PortalRigs> {

  private final FacePipeline pipeline;

  /**
   * Loads the networks.
   *
   * @throws ModelException if they cannot be run
   */
  public PicturesKept() throws ModelException {
    pipeline =
        FaceEngine.load(Catalogue.shipped().set("bundled"), null, FaceEngine.DEFAULT_THREADS)
            .pipeline(RegionOfInterest.WHOLE);
  }

  @Override
  public PortalRigs onCreated(BeanCreatedEvent<PortalRigs> event) {
    PortalRigs real = event.getBean();
    return portal -> {
      PortalRig rig = real.of(portal);
      return new PortalRig(rig.lens(), keeping(rig.faces()));
    };
  }

  private FaceCamera keeping(FaceCamera real) {
    return (consent, lane, patience) -> {
      FaceFrame frame = real.next(consent, lane, patience);
      Unzeroed.leave(frame.pixelsBgr());
      if (pipeline.look(frame.pixelsBgr(), frame.width(), frame.height()) instanceof OneFace one) {
        try (FaceFeatures features = one.features()) {
          Unzeroed.leave(features.memory());
          Unzeroed.leave(MemorySegment.ofArray(Quantised.of(features)));
        }
      }
      return frame;
    };
  }
}
