package io.consentgate.evaluation.calibrate;

import io.consentgate.evaluation.statistics.Count;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.RegionOfInterest;
import io.consentgate.models.Calibration;
import io.consentgate.models.GroupCount;
import io.consentgate.models.MatedCount;
import io.consentgate.models.ModelException;
import io.consentgate.models.OperatingPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Measures a model set on lfw-dev and world/groups. Threshold: the highest that any group of the
 * calibration half asks for. Counts: both halves. The same classes that a door uses do the looking.
 */
public final class Calibrator {

  private static final List<Double> RATES = List.of(1e-2, 1e-3, 1e-4, 1e-5);

  /** Fewer people than this say too little about their group. */
  private static final int LEAST_PEOPLE = 40;

  private final FaceEngine engine;
  private final List<LabelledPicture> lfwDev;
  private final List<LabelledPicture> worldGroups;

  /**
   * Ties an engine to pictures.
   *
   * @param engine the loaded set
   * @param lfwDev pictures of lfw-dev
   * @param worldGroups pictures of world/groups
   */
  public Calibrator(
      FaceEngine engine, List<LabelledPicture> lfwDev, List<LabelledPicture> worldGroups) {
    this.engine = engine;
    this.lfwDev = List.copyOf(lfwDev);
    this.worldGroups = List.copyOf(worldGroups);
  }

  /**
   * Measures; takes minutes.
   *
   * @param progress hears of each picture
   * @throws UnreadablePicture if a picture cannot be read
   * @throws ModelException if the networks cannot be run
   * @throws IllegalArgumentException if there are too few people in a half of lfw-dev
   */
  public Calibration measure(FeatureTable.Progress progress)
      throws UnreadablePicture, ModelException {
    try (FacePipeline pipeline = engine.pipeline(RegionOfInterest.WHOLE);
        FeatureTable lfw = FeatureTable.of("lfw-dev", lfwDev, pipeline, progress);
        FeatureTable world = FeatureTable.of("world/groups", worldGroups, pipeline, progress)) {
      List<Scores> chosenBy = nonMated(lfw, world, Half.CALIBRATION);
      List<Scores> heldOut = nonMated(lfw, world, Half.TEST);
      Scores mated = Scores.mated("lfw-dev", lfw.rows(inHalf(Half.TEST)));
      List<OperatingPoint> points = new ArrayList<>();
      for (double rate : RATES) {
        points.add(point(rate, chosenBy, heldOut, mated));
      }
      return new Calibration(
          engine.modelSet().value(),
          "lfw-dev (all non-mated pairs) and world/groups (non-mated pairs within each region);"
              + " people split by the first bit of the SHA-256 of their name",
          "threshold: highest that any group of the calibration half asks for; fewer than "
              + ThresholdChoice.ENOUGH
              + " false matches: tail continued exponentially from its top 1 %; bounds:"
              + " Clopper-Pearson, 95 %, as if pairs were independent",
          List.of(lfw.acquisition(), world.acquisition()),
          points);
    }
  }

  private static OperatingPoint point(
      double rate, List<Scores> chosenBy, List<Scores> heldOut, Scores mated) {
    ThresholdChoice worst =
        chosenBy.stream()
            .map(group -> ThresholdChoice.of(group, rate))
            .max(Comparator.comparingDouble(ThresholdChoice::threshold))
            .orElseThrow();
    double threshold = roundedUp(worst.threshold());
    int rejected = mated.size() - mated.reaching(threshold);
    Count nonMatches = new Count(rejected, mated.size());
    return new OperatingPoint(
        rate,
        threshold,
        worst.group(),
        worst.extrapolated(),
        counts(chosenBy, threshold),
        counts(heldOut, threshold),
        new MatedCount(
            "lfw-dev, test half",
            mated.size(),
            rejected,
            nonMatches.lower95(),
            nonMatches.upper95()));
  }

  private static List<GroupCount> counts(List<Scores> groups, double threshold) {
    return groups.stream()
        .map(group -> count(group, threshold))
        .sorted(Comparator.comparingDouble(GroupCount::falseMatchRate).reversed())
        .toList();
  }

  private static GroupCount count(Scores group, double threshold) {
    int reaching = group.reaching(threshold);
    Count matches = new Count(reaching, group.size());
    return new GroupCount(
        group.group(),
        group.people(),
        group.size(),
        reaching,
        matches.lower95(),
        matches.upper95());
  }

  private static List<Scores> nonMated(FeatureTable lfw, FeatureTable world, Half half) {
    List<Scores> groups = new ArrayList<>();
    groups.add(Scores.nonMated(FaceData.LFW_GROUP, lfw.rows(inHalf(half))));
    world.rows(inHalf(half)).stream()
        .map(row -> row.picture().group())
        .distinct()
        .sorted()
        .map(name -> Scores.nonMated(name, world.rows(inGroup(name, half))))
        .filter(group -> group.people() >= LEAST_PEOPLE)
        .forEach(groups::add);
    return groups;
  }

  private static Predicate<LabelledPicture> inHalf(Half half) {
    return picture -> picture.half() == half;
  }

  private static Predicate<LabelledPicture> inGroup(String group, Half half) {
    return picture -> picture.half() == half && picture.group().equals(group);
  }

  private static double roundedUp(double threshold) {
    return Math.ceil(threshold * 1e4) / 1e4;
  }
}
