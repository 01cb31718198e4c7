package io.consentgate.evaluation.quality;

import io.consentgate.evaluation.calibrate.FeatureTable;
import io.consentgate.evaluation.calibrate.LabelledPicture;
import io.consentgate.evaluation.images.Words;
import io.consentgate.evaluation.statistics.Count;
import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.QualityGate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** What happens to one picture of each person as it is seen worse, compared with another one. */
final class ChangeTrial {

  private final FacePipeline pipeline;
  private final double threshold;
  private final OptionalDouble atEntry;
  private final List<Seen> references = new ArrayList<>();
  private final List<LabelledPicture> probes = new ArrayList<>();

  /**
   * Chooses pictures: of each person with two at least, one as reference and one to be changed.
   *
   * @param pipeline takes a face however badly it is seen
   * @param people what is seen of each
   * @param most people at most
   * @param threshold lowest score that is a match
   * @param atEntry the one that a door uses for 1:1, if the set has one
   */
  ChangeTrial(
      FacePipeline pipeline,
      Map<String, List<Seen>> people,
      int most,
      double threshold,
      OptionalDouble atEntry) {
    this.pipeline = pipeline;
    this.threshold = threshold;
    this.atEntry = atEntry;
    people.entrySet().stream()
        .filter(person -> person.getValue().size() > 1)
        .sorted(Map.Entry.comparingByKey())
        .limit(most)
        .forEach(
            person -> {
              references.add(person.getValue().getFirst());
              probes.add(person.getValue().get(1).picture());
            });
  }

  /**
   * Tries one change at each strength.
   *
   * @throws IOException if a picture cannot be read
   */
  Table run(Change change, FeatureTable.Progress progress) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (double strength : change.strengths()) {
      try (Looks looks = new Looks(pipeline)) {
        looks.look(probes, picture -> change.on(picture, strength), progress);
        rows.add(row(change, strength, looks));
      }
    }
    return new Table(
        "One picture of %d people, %s; against another picture of theirs"
            .formatted(probes.size(), change.title()),
        List.of(
            change.title(),
            change.measure().title() + ", median",
            "No one face",
            "Refused by the gate",
            "FNMR of all faces",
            "FNMR past the gate",
            "FMR of one changed and one as it is",
            "FMR between two changed",
            "FMR between two changed, at the threshold used for 1:1"),
        rows);
  }

  private List<String> row(Change change, double strength, Looks looks) {
    List<Seen> seen = looks.seen();
    List<Seen> passed =
        seen.stream().filter(one -> QualityGate.obstacle(one.measures()).isEmpty()).toList();
    double[] values =
        seen.stream().map(Seen::measures).mapToDouble(change.measure()::of).sorted().toArray();
    Pairs changed = new Pairs(seen);
    return List.of(
        String.format(Locale.ROOT, "%.2f", strength),
        values.length == 0 ? "none" : Measure.words(values[values.length / 2]),
        looks.withoutOneFace() + " of " + looks.pictures(),
        seen.size() - passed.size() + " of " + seen.size(),
        Words.of(falseNonMatches(seen)),
        Words.of(falseNonMatches(passed)),
        Words.of(falseMatches(seen)),
        Words.of(changed.falseMatches(threshold)),
        atEntry.isPresent()
            ? Words.of(changed.falseMatches(atEntry.getAsDouble()))
            : "not calibrated");
  }

  private Count falseNonMatches(List<Seen> changed) {
    long missed =
        changed.stream()
            .filter(probe -> probe.similarity(reference(probe)) < (float) threshold)
            .count();
    return new Count(missed, changed.size());
  }

  /** Counts everybody's changed picture against everybody else's as it is. */
  private Count falseMatches(List<Seen> changed) {
    long matched = 0;
    long compared = 0;
    for (Seen probe : changed) {
      for (Seen reference : references) {
        if (!reference.person().equals(probe.person())) {
          compared++;
          matched += probe.similarity(reference) >= (float) threshold ? 1 : 0;
        }
      }
    }
    return new Count(matched, compared);
  }

  private Seen reference(Seen probe) {
    return references.stream()
        .filter(reference -> reference.person().equals(probe.person()))
        .findFirst()
        .orElseThrow();
  }
}
