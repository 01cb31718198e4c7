package io.consentgate.evaluation.quality;

import io.consentgate.evaluation.calibrate.FeatureTable;
import io.consentgate.evaluation.calibrate.Half;
import io.consentgate.evaluation.calibrate.LabelledPicture;
import io.consentgate.evaluation.images.Words;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.evaluation.statistics.Count;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.Obstacle;
import io.consentgate.models.ModelException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Measures quality and fusion on the calibration half of the pictures. */
final class QualityTrial {

  private static final double RATE = 1e-3;
  private static final double ENTRY_RATE = 1e-4;
  private static final int LEAST_PAIRS = 1000;
  private static final long SEED = 53;

  private final FaceEngine engine;
  private final List<LabelledPicture> lfwDev;
  private final Map<String, List<LabelledPicture>> groups = new TreeMap<>();
  private final int most;

  /**
   * Ties an engine to pictures.
   *
   * @param engine the loaded set
   * @param lfwDev pictures of lfw-dev
   * @param worldGroups pictures of world/groups
   * @param most people whose pictures are changed, at most
   */
  QualityTrial(
      FaceEngine engine,
      List<LabelledPicture> lfwDev,
      List<LabelledPicture> worldGroups,
      int most) {
    this.engine = engine;
    this.lfwDev = calibration(lfwDev);
    calibration(worldGroups)
        .forEach(
            picture ->
                groups.computeIfAbsent(picture.group(), _ -> new ArrayList<>()).add(picture));
    this.most = most;
  }

  /** Returns about how many pictures will be looked at. */
  int pictures() {
    int strengths =
        Arrays.stream(Change.values()).mapToInt(change -> change.strengths().size()).sum();
    return (1 + FusionTrial.FRAMES) * lfwDev.size()
        + groups.values().stream().mapToInt(List::size).sum()
        + strengths * Math.min(most, peopleWithTwo());
  }

  private int peopleWithTwo() {
    Set<String> once = new HashSet<>();
    return Math.toIntExact(
        lfwDev.stream()
            .map(LabelledPicture::person)
            .filter(person -> !once.add(person))
            .distinct()
            .count());
  }

  /**
   * Runs; takes minutes.
   *
   * @param progress hears of each picture
   * @throws ProgramException if there are too few pictures
   * @throws ModelException if the networks cannot be run
   * @throws IOException if a picture cannot be read
   */
  QualityReport run(FeatureTable.Progress progress)
      throws ProgramException, ModelException, IOException {
    try (FacePipeline pipeline = engine.pipelineForTrials();
        Looks looks = new Looks(pipeline).look(lfwDev, picture -> picture, progress)) {
      Pairs pairs = new Pairs(looks.seen());
      if (pairs.nonMated().size() < LEAST_PAIRS) {
        throw new ProgramException(
            ("FMR 1e-3 needs %d pairs of two people; the calibration half of lfw-dev gives %d. Name"
                    + " the folder with all of its pictures with --shared.")
                .formatted(LEAST_PAIRS, pairs.nonMated().size()));
      }
      double threshold = pairs.nonMated().thresholdAt(RATE);
      ChangeTrial trial = new ChangeTrial(pipeline, looks.byPerson(), most, threshold, atEntry());
      List<Table> changes = new ArrayList<>();
      for (Change change : Change.values()) {
        changes.add(trial.run(change, progress));
      }
      return new QualityReport(
          engine.modelSet().value(),
          summary(looks, pairs, threshold),
          Arrays.stream(Measure.values())
              .map(measure -> Curve.of(measure, pairs.mated(), threshold))
              .toList(),
          List.of(gate(pipeline, looks, progress)),
          changes,
          fusions(pipeline, looks, progress));
    }
  }

  private OptionalDouble atEntry() {
    return engine
        .models()
        .calibration()
        .flatMap(calibration -> calibration.atMost(ENTRY_RATE))
        .map(point -> OptionalDouble.of(point.threshold()))
        .orElse(OptionalDouble.empty());
  }

  private static List<LabelledPicture> calibration(List<LabelledPicture> pictures) {
    return pictures.stream().filter(picture -> picture.half() == Half.CALIBRATION).toList();
  }

  private static List<String> summary(Looks looks, Pairs pairs, double threshold) {
    long missed = pairs.mated().stream().filter(pair -> pair.score() < (float) threshold).count();
    return List.of(
        "calibration half of lfw-dev: %d pictures, %d with one face; %d mated and %,d non-mated pairs"
            .formatted(
                looks.pictures(),
                looks.seen().size(),
                pairs.mated().size(),
                pairs.nonMated().size()),
        String.format(
            Locale.ROOT,
            "threshold %.4f, FMR 1e-3 on these non-mated pairs; FNMR %s",
            threshold,
            Words.of(new Count(missed, pairs.mated().size()))));
  }

  private Table gate(FacePipeline pipeline, Looks lfw, FeatureTable.Progress progress)
      throws IOException {
    List<List<String>> rows = new ArrayList<>();
    rows.add(refusals("lfw-dev", lfw));
    for (Map.Entry<String, List<LabelledPicture>> group : groups.entrySet()) {
      try (Looks looks = new Looks(pipeline)) {
        looks.look(group.getValue(), picture -> picture, progress);
        rows.add(refusals(group.getKey(), looks));
      }
    }
    List<String> heads = new ArrayList<>(List.of("Pictures", "FTA"));
    for (Obstacle obstacle : Obstacle.values()) {
      heads.add(obstacle.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    return new Table("What the door refuses, by reason", heads, rows);
  }

  private static List<String> refusals(String name, Looks looks) {
    Map<Obstacle, Integer> refused = new EnumMap<>(Obstacle.class);
    refused.putAll(looks.refused());
    int all = refused.values().stream().mapToInt(Integer::intValue).sum();
    List<String> row = new ArrayList<>(List.of(name, Words.of(new Count(all, looks.pictures()))));
    for (Obstacle obstacle : Obstacle.values()) {
      row.add(Integer.toString(refused.getOrDefault(obstacle, 0)));
    }
    return row;
  }

  private List<Table> fusions(FacePipeline pipeline, Looks plain, FeatureTable.Progress progress)
      throws ProgramException, IOException {
    Map<String, List<Seen>> people = new TreeMap<>(plain.byPerson());
    List<FusionTrial.Probe> probes = FusionTrial.ofPictures(people.values());
    if (probes.isEmpty()) {
      throw new ProgramException(
          ("Frames put together need somebody with more than %d pictures; the calibration half of"
                  + " lfw-dev has nobody. Name the folder with all of its pictures with --shared.")
              .formatted(FusionTrial.FRAMES));
    }
    Table pictures =
        new FusionTrial("Frames are other pictures of the person", probes, plain.seen()).run();
    List<Looks> frames = new ArrayList<>();
    try {
      for (int i = 0; i < FusionTrial.FRAMES; i++) {
        SplittableRandom random = new SplittableRandom(SEED + i);
        Looks looks = new Looks(pipeline);
        frames.add(looks);
        looks.look(lfwDev, picture -> Frames.next(picture, random), progress);
      }
      Table made =
          new FusionTrial(
                  "Frames are made of one picture of the person",
                  FusionTrial.ofFrames(people, frames),
                  plain.seen())
              .run();
      return List.of(pictures, made);
    } finally {
      frames.forEach(Looks::close);
    }
  }
}
