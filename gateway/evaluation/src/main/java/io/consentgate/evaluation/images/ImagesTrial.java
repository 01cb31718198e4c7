package io.consentgate.evaluation.images;

import io.consentgate.evaluation.calibrate.FeatureTable;
import io.consentgate.evaluation.calibrate.LabelledPicture;
import io.consentgate.evaluation.calibrate.UnreadablePicture;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.evaluation.statistics.Count;
import io.consentgate.evaluation.statistics.DetCurve;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.Obstacle;
import io.consentgate.models.Acquisition;
import io.consentgate.models.ModelException;
import io.consentgate.models.OperatingPoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at every picture once, compares as the plan says, and counts. */
final class ImagesTrial {

  private static final List<Double> RATES = List.of(1e-2, 1e-3, 1e-4, 1e-5);

  private final FaceEngine engine;
  private final ImagesPlan plan;
  private final OperatingPoint point;
  private final Map<Path, Long> nanos = new HashMap<>();
  private final Map<Path, FaceFeatures> features = new HashMap<>();

  /**
   * Ties an engine to a plan.
   *
   * @throws ModelException if the set has no threshold for the plan's FMR
   */
  ImagesTrial(FaceEngine engine, ImagesPlan plan) throws ModelException {
    this.engine = engine;
    this.plan = plan;
    point = engine.models().point(plan.thresholdFmr());
  }

  /** Returns every picture to be looked at, each once. */
  List<LabelledPicture> pictures() {
    Map<Path, LabelledPicture> distinct = new LinkedHashMap<>();
    Stream.concat(plan.protocol().pictures().stream(), plan.groups().stream())
        .map(NamedPicture::picture)
        .forEach(picture -> distinct.putIfAbsent(picture.file(), picture));
    return List.copyOf(distinct.values());
  }

  /**
   * Runs; takes minutes.
   *
   * @param progress hears of each picture
   * @throws ProgramException naming the line whose picture cannot be read
   * @throws ModelException if the networks cannot be run
   */
  ImagesReport run(FeatureTable.Progress progress) throws ProgramException, ModelException {
    FeatureTable.Progress timed =
        (picture, duration) -> {
          nanos.put(picture.file(), duration);
          progress.looked(picture, duration);
        };
    try (FacePipeline pipeline = engine.pipeline(plan.region());
        FeatureTable table = FeatureTable.of("pictures", pictures(), pipeline, timed)) {
      table.rows(_ -> true).forEach(row -> features.put(row.picture().file(), row.features()));
      return report(table);
    } catch (UnreadablePicture e) {
      throw unreadable(e);
    } finally {
      features.clear();
    }
  }

  private ProgramException unreadable(UnreadablePicture cause) {
    return Stream.concat(plan.protocol().pictures().stream(), plan.groups().stream())
        .filter(named -> named.picture().file().equals(cause.picture().file()))
        .findFirst()
        .map(NamedPicture::line)
        .orElseThrow()
        .fault("a picture that it names cannot be read. It must be a whole JPEG, PNG or BMP file.");
  }

  private ImagesReport report(FeatureTable table) {
    Protocol protocol = plan.protocol();
    double threshold = point.threshold();
    List<@Nullable FaceFeatures> probes = new ArrayList<>();
    protocol.pictures().forEach(named -> probes.add(features.get(named.picture().file())));
    Outcome outcome = Outcome.of(protocol, probes);
    ImagesReport.Decision decision =
        new ImagesReport.Decision(
            threshold,
            point.falseMatchRate(),
            point.extrapolated(),
            outcome.falseMatches(threshold),
            outcome.falseNonMatches(threshold),
            outcome.falseRejects(threshold),
            outcome.falseAccepts(threshold));
    Optional<GroupTable> groups =
        plan.groups().isEmpty()
            ? Optional.empty()
            : Optional.of(new GroupCounts(plan.groups(), features, nanos, threshold).table());
    return new ImagesReport(
        engine.modelSet().value(),
        decision,
        acquisition(table),
        enrolment(),
        new ImagesReport.Pairs(outcome.tried(true), outcome.tried(false)),
        outcome.accuracy(),
        RATES.stream().map(rate -> RatePoint.of(outcome, rate)).toList(),
        DetCurve.of(outcome.mated(), outcome.nonMated()),
        new Histogram(outcome),
        groups,
        identification(decision, groups));
  }

  private Acquisition acquisition(FeatureTable table) {
    int all = plan.protocol().pictures().size();
    List<Obstacle> obstacles =
        plan.protocol().pictures().stream()
            .flatMap(named -> table.obstacle(named.picture()).stream())
            .toList();
    int nobody = Collections.frequency(obstacles, Obstacle.NOBODY);
    int several = Collections.frequency(obstacles, Obstacle.SEVERAL);
    return new Acquisition(
        "pictures of the comparisons",
        all,
        all - obstacles.size(),
        nobody,
        several,
        obstacles.size() - nobody - several);
  }

  /** Everybody enrols with the first of their pictures that is named. */
  private Count enrolment() {
    Map<String, LabelledPicture> first = new LinkedHashMap<>();
    plan.protocol()
        .pictures()
        .forEach(named -> first.putIfAbsent(named.picture().person(), named.picture()));
    long failed =
        first.values().stream().filter(picture -> !features.containsKey(picture.file())).count();
    return new Count(failed, first.size());
  }

  private Identification identification(
      ImagesReport.Decision decision, Optional<GroupTable> groups) {
    double bound = decision.falseMatches().boundHigh();
    double worst =
        groups.stream()
            .flatMap(table -> table.groups().stream())
            .mapToDouble(group -> group.falseMatches().upper95())
            .reduce(bound, Math::max);
    Map<String, List<FaceFeatures>> people = new HashMap<>();
    for (NamedPicture named : plan.protocol().pictures()) {
      FaceFeatures own = features.get(named.picture().file());
      if (own != null) {
        people.computeIfAbsent(named.picture().person(), _ -> new ArrayList<>()).add(own);
      }
    }
    return new Search(people).run(plan.gallery(), decision.threshold(), worst, plan.pack());
  }
}
