package io.consentgate.gateway.app.wiring;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.gateway.app.PortalSetting;
import io.consentgate.gateway.app.Settings.ModelSetting;
import io.consentgate.gateway.app.StartRefused;
import io.consentgate.gateway.biometric.ComparisonThreshold;
import io.consentgate.gateway.camera.Region;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.RegionOfInterest;
import io.consentgate.models.Catalogue;
import io.consentgate.models.ModelException;
import io.consentgate.models.OperatingPoint;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The networks: verified while the rest of the program starts, made ready for each portal in the
 * background after that.
 */
public final class Faces implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Faces.class);

  private final CompletableFuture<FaceEngine> loading;
  private final Set<ModelSetId> retired;
  private final Map<PortalId, FacePipeline> pipelines = new HashMap<>();
  private volatile boolean ready;

  /** Begins to load and verify. */
  public Faces(ModelSetting setting) {
    loading = new CompletableFuture<>();
    retired = setting.retired();
    Thread.ofPlatform().daemon().name("models").start(() -> load(setting));
  }

  private void load(ModelSetting setting) {
    try {
      loading.complete(
          FaceEngine.loadFrom(
              Catalogue.shipped().set(setting.set()),
              setting.folders(),
              FaceEngine.DEFAULT_THREADS));
    } catch (ModelException | RuntimeException | LinkageError e) {
      loading.completeExceptionally(e);
    }
  }

  /**
   * Returns the engine, waiting for it.
   *
   * @throws StartRefused if the set cannot be used
   */
  FaceEngine engine() {
    try {
      return loading.join();
    } catch (CompletionException e) {
      throw refused(e.getCause() instanceof ModelException fault ? fault : null);
    }
  }

  /**
   * Waits until every file of the set is verified.
   *
   * @throws StartRefused if the set cannot be used, or is retired
   */
  void requireVerified() {
    if (isRetired(modelSet())) {
      throw new StartRefused(
          "Model set "
              + modelSet().value()
              + " is in use and cannot be retired; choose another with --model-set, or leave out"
              + " --retire-model-set.");
    }
  }

  /** Tells whether references made with a set are to be erased. */
  boolean isRetired(ModelSetId set) {
    try {
      return retired.contains(set) || Catalogue.shipped().hasSuperseded(set.value());
    } catch (ModelException e) {
      throw refused(e);
    }
  }

  /** Returns the model set in use. */
  public ModelSetId modelSet() {
    return engine().modelSet();
  }

  /** Returns the number of values that the set's features have. */
  public int dimension() {
    return engine().models().set().dimension();
  }

  /**
   * Returns the threshold for an FMR.
   *
   * @throws StartRefused if the set has no calibration for it
   */
  public ComparisonThreshold threshold(double maxFalseMatchRate) {
    try {
      return engine().threshold(maxFalseMatchRate);
    } catch (ModelException e) {
      throw refused(e);
    }
  }

  /**
   * Returns the threshold at which captures of one visit have to agree.
   *
   * @throws StartRefused if the set has no calibration
   */
  ComparisonThreshold agreement() {
    try {
      return engine().agreement();
    } catch (ModelException e) {
      throw refused(e);
    }
  }

  /** Returns what was measured at the threshold for an FMR. */
  public Optional<OperatingPoint> measured(double maxFalseMatchRate) {
    return engine().models().calibration().flatMap(c -> c.atMost(maxFalseMatchRate));
  }

  /** Returns how often a picture was searched for a face since the start. */
  public long detectorCalls() {
    return engine().detectorCalls();
  }

  /** Makes a pipeline for each portal, in the background. */
  void prepare(List<PortalSetting> portals) {
    Thread.ofPlatform().daemon().name("pipelines").start(() -> make(portals));
  }

  /** Tells whether every portal has its pipeline. */
  public boolean isReady() {
    return ready;
  }

  /** Returns the pipeline of a portal, if it is ready. */
  synchronized Optional<FacePipeline> pipeline(PortalId portal) {
    return Optional.ofNullable(pipelines.get(portal));
  }

  private synchronized void make(List<PortalSetting> portals) {
    try {
      for (PortalSetting portal : portals) {
        pipelines.put(portal.id(), engine().pipeline(around(portal.region())));
      }
      ready = true;
    } catch (ModelException e) {
      LOG.error("the networks cannot be run, so the face lane stays closed: {}", e.getMessage());
    }
  }

  @Override
  public synchronized void close() {
    ready = false;
    pipelines.values().forEach(FacePipeline::close);
    pipelines.clear();
  }

  /** The camera blackens the rest; around it nothing needs to be searched. */
  private static RegionOfInterest around(Region region) {
    DoubleSummaryStatistics x =
        region.corners().stream().mapToDouble(Region.Corner::x).summaryStatistics();
    DoubleSummaryStatistics y =
        region.corners().stream().mapToDouble(Region.Corner::y).summaryStatistics();
    return new RegionOfInterest(
        x.getMin(), y.getMin(), x.getMax() - x.getMin(), y.getMax() - y.getMin());
  }

  private static StartRefused refused(@org.jspecify.annotations.Nullable ModelException fault) {
    return new StartRefused(
        fault == null
            ? "OpenCV's native library does not load on this machine; install the Debian package"
                + " libstdc++6, or build for this platform."
            : "The model set cannot be used: " + fault.getMessage() + ".");
  }
}
