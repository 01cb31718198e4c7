package io.consentgate.evaluation.door;

import io.consentgate.evaluation.calibrate.PictureReader;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.RegionOfInterest;
import io.consentgate.gateway.vision.Sighting.Nothing;
import io.consentgate.gateway.vision.Sighting.OneFace;
import io.consentgate.models.ModelException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells whether a picture by itself, without a pass in view and without a door, shows a model set
 * exactly one usable face: what the calibration calls acquired.
 */
final class LoneLook implements AutoCloseable {

  private final FacePipeline pipeline;
  private final Map<Path, Boolean> known = new HashMap<>();

  /**
   * Prepares to look.
   *
   * @param engine the model set
   */
  LoneLook(FaceEngine engine) throws ModelException {
    pipeline = engine.pipeline(RegionOfInterest.WHOLE);
  }

  /** Looks at a picture, once. */
  synchronized boolean acquires(Path picture) throws IOException {
    Boolean seen = known.get(picture);
    if (seen != null) {
      return seen;
    }
    boolean acquires =
        switch (PictureReader.look(pipeline, picture)) {
          case OneFace face -> {
            face.features().close();
            yield true;
          }
          case Nothing _ -> false;
        };
    known.put(picture, acquires);
    return acquires;
  }

  @Override
  public synchronized void close() {
    pipeline.forget();
    pipeline.close();
  }
}
