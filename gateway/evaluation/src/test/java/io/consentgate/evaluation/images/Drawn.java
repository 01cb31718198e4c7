package io.consentgate.evaluation.images;

import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.evaluation.calibrate.LabelledPicture;
import io.consentgate.evaluation.statistics.Count;
import io.consentgate.evaluation.statistics.DetCurve;
import io.consentgate.evaluation.statistics.PersonBootstrap;
import io.consentgate.models.Acquisition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A report on people who do not exist: their scores are drawn by chance. */
final class Drawn {

  static final double THRESHOLD = 0.5;

  private Drawn() {}

  /** Returns a report with so many comparisons of each kind. */
  static ImagesReport report(int mated, int nonMated) {
    Outcome outcome = outcome(mated, nonMated);
    ImagesReport.Decision decision =
        new ImagesReport.Decision(
            THRESHOLD,
            1e-4,
            true,
            outcome.falseMatches(THRESHOLD),
            outcome.falseNonMatches(THRESHOLD),
            outcome.falseRejects(THRESHOLD),
            outcome.falseAccepts(THRESHOLD));
    double bound = decision.falseMatches().boundHigh();
    return new ImagesReport(
        "drawn-1",
        decision,
        new Acquisition("pictures of the comparisons", 100, 97, 1, 2, 0),
        new Count(1, 50),
        new ImagesReport.Pairs(outcome.tried(true), outcome.tried(false)),
        outcome.accuracy(),
        List.of(1e-2, 1e-3, 1e-4, 1e-5).stream().map(rate -> RatePoint.of(outcome, rate)).toList(),
        DetCurve.of(outcome.mated(), outcome.nonMated()),
        new Histogram(outcome),
        Optional.of(groups()),
        new Identification(20, new Count(1, 30), new Count(2, 10), bound, PolicyPack.DEMO));
  }

  /** Returns two groups, of which one has no false match. */
  static GroupTable groups() {
    return new GroupTable(
        List.of(group("north <of here>", 0, 1000), group("south", 40, 1000)), new Count(30, 3000));
  }

  static GroupFigures group(String name, int falseMatches, int comparisons) {
    return new GroupFigures(
        name,
        46,
        new Count(1, 47),
        new Count(falseMatches, comparisons),
        new Count(0, 0),
        0.2,
        31.5);
  }

  /** Returns the DEMO pack but for its id and for how often a search may err. */
  static PolicyPack pack(String id, double maxFalsePositiveRate) {
    PolicyPack demo = PolicyPack.DEMO;
    return new PolicyPack(
        id,
        demo.kind(),
        demo.custodies(),
        demo.maxRetention(),
        demo.maxStatusAge(),
        demo.maxFalseMatchRate(),
        maxFalsePositiveRate);
  }

  static Origin origin() {
    return new Origin(
        List.of(new Origin.Digest("pairs", "00")),
        List.of(new Origin.Digest("net.onnx", "11")),
        List.of("consentgate", "evaluate", "images"),
        List.of("a processor"),
        "all");
  }

  /** Returns comparisons whose scores are normal; one in a hundred was not acquired. */
  static Outcome outcome(int mated, int nonMated) {
    Random random = new Random(20261125);
    List<NamedPicture> pictures = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      for (int k = 0; k < 2; k++) {
        String person = "Nobody" + i;
        pictures.add(
            new NamedPicture(
                new LabelledPicture(Path.of(person + k + ".jpg"), person, ""),
                new InputLine("pairs.txt", i + 1, person)));
      }
    }
    List<Comparison> comparisons = new ArrayList<>();
    float[] scores = new float[mated + nonMated];
    for (int i = 0; i < scores.length; i++) {
      boolean same = i < mated;
      int one = random.nextInt(50);
      int other = same ? one : (one + 1 + random.nextInt(49)) % 50;
      comparisons.add(new Comparison(2 * one, 2 * other + 1, same, 0));
      scores[i] =
          i % 100 == 7
              ? Float.NEGATIVE_INFINITY
              : (float) ((same ? 0.6 : 0.1) + 0.15 * random.nextGaussian());
    }
    return Outcome.ofScores(Protocol.dealt(pictures, comparisons), scores);
  }

  static ErrorRate rate(int events, int trials) {
    return new ErrorRate(
        new Count(events, trials), new PersonBootstrap.Interval(Double.NaN, Double.NaN));
  }
}
