package io.consentgate.evaluation.pad;

import io.consentgate.evaluation.door.SharedFiles;
import io.consentgate.gateway.biometric.ComparisonThreshold;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.RegionOfInterest;
import io.consentgate.models.Catalogue;
import io.consentgate.models.ModelException;

/**
 * What looks for faces with the networks that ship, as at a door.
 *
 * @param pipeline looks at a whole picture
 * @param agreement what two captures of one person must meet
 */
record ShippedChain(FacePipeline pipeline, ComparisonThreshold agreement) implements AutoCloseable {

  private static final int THREADS = 2;

  /** Loads it; skips the test where the folder of pictures and models is missing. */
  static ShippedChain load() throws ModelException {
    FaceEngine engine =
        FaceEngine.load(Catalogue.shipped().set("bundled"), SharedFiles.models(), THREADS);
    return new ShippedChain(engine.pipeline(RegionOfInterest.WHOLE), engine.agreement());
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
