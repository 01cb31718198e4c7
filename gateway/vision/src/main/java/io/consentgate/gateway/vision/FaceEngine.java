package io.consentgate.gateway.vision;

import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.gateway.biometric.ComparisonThreshold;
import io.consentgate.models.LoadedModels;
import io.consentgate.models.ModelException;
import io.consentgate.models.ModelLoader;
import io.consentgate.models.ModelSet;
import io.consentgate.models.OperatingPoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** One verified model set, from which every portal gets a pipeline of its own. */
public final class FaceEngine {

  /** Native threads used unless configured otherwise. */
  public static final int DEFAULT_THREADS = 2;

  /** Captures of one visit have to agree at this FMR; who comes in is decided at the pack's. */
  private static final double AGREEMENT_FMR = 1e-2;

  private final LoadedModels models;
  private final LongAdder detectorCalls = new LongAdder();

  private FaceEngine(LoadedModels models) {
    this.models = models;
  }

  /**
   * Verifies the files of a set and loads OpenCV.
   *
   * @param set from the catalogue
   * @param modelFolder the operator's model folder; null where there is none
   * @param threads native threads, at least 1, for the whole process
   * @throws ModelException if a file is missing or not the one the catalogue names
   */
  public static FaceEngine load(ModelSet set, @Nullable Path modelFolder, int threads)
      throws ModelException {
    return loadFrom(set, modelFolder == null ? List.of() : List.of(modelFolder), threads);
  }

  /**
   * Verifies the files of a set and loads OpenCV.
   *
   * @param set from the catalogue
   * @param modelFolders the operator's model folders, the first to be asked first
   * @param threads native threads, at least 1, for the whole process
   * @throws ModelException if a file is missing or not the one the catalogue names
   */
  public static FaceEngine loadFrom(ModelSet set, List<Path> modelFolders, int threads)
      throws ModelException {
    OpenCv.load(threads);
    return new FaceEngine(new ModelLoader(modelFolders).load(set));
  }

  /** Returns the id that grants name. */
  public ModelSetId modelSet() {
    return new ModelSetId(models.set().id());
  }

  /** Returns the verified set, with its calibration. */
  public LoadedModels models() {
    return models;
  }

  /**
   * Returns the threshold calibrated for a false match rate, by the worst group measured.
   *
   * @param maxFalseMatchRate the rate that must not be exceeded
   * @throws ModelException if the set has no calibration that reaches down to it
   */
  public ComparisonThreshold threshold(double maxFalseMatchRate) throws ModelException {
    OperatingPoint point = models.point(maxFalseMatchRate);
    return new ComparisonThreshold(modelSet(), point.falseMatchRate(), (float) point.threshold());
  }

  /**
   * Returns the threshold at which captures of one visit have to agree that they show one face.
   *
   * @throws ModelException if the set has no calibration
   */
  public ComparisonThreshold agreement() throws ModelException {
    return threshold(AGREEMENT_FMR);
  }

  /**
   * Returns a new pipeline; the caller closes it.
   *
   * @param region where it looks
   * @throws ModelException if OpenCV cannot run the networks
   */
  public FacePipeline pipeline(RegionOfInterest region) throws ModelException {
    return new FacePipeline(models, region, QualityGate::obstacle, detectorCalls);
  }

  /**
   * Returns a new pipeline that takes a face however badly it is seen, for finding out what that
   * does; never for a door. The caller closes it.
   *
   * @throws ModelException if OpenCV cannot run the networks
   */
  public FacePipeline pipelineForTrials() throws ModelException {
    return new FacePipeline(models, RegionOfInterest.WHOLE, _ -> Optional.empty(), detectorCalls);
  }

  /** Returns how often the native detector has been called on any pipeline of this engine. */
  public long detectorCalls() {
    return detectorCalls.sum();
  }
}
