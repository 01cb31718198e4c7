package io.consentgate.evaluation.quality;

import io.consentgate.evaluation.images.Words;
import io.consentgate.evaluation.statistics.Count;
import io.consentgate.evaluation.statistics.ScoreSample;
import io.consentgate.gateway.biometric.FaceFeatures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares ways of putting frames together, each at the threshold of its own non-mated scores. */
final class FusionTrial {

  /** Frames of a probe, as at the door. */
  static final int FRAMES = 3;

  private static final List<Double> RATES = List.of(1e-2, 1e-3, 1e-4);

  /**
   * Frames of one person, and a picture of theirs that is not among them.
   *
   * @param frames of the probe
   * @param reference the other picture
   */
  record Probe(List<Seen> frames, Seen reference) {

    /** Copies the list. */
    Probe {
      frames = List.copyOf(frames);
    }
  }

  private final String caption;
  private final List<Probe> probes;
  private final List<Seen> references;

  /**
   * Prepares.
   *
   * @param caption what the frames are
   * @param probes frames and their own reference
   * @param references of everybody, own ones included
   */
  FusionTrial(String caption, List<Probe> probes, List<Seen> references) {
    this.caption = caption;
    this.probes = List.copyOf(probes);
    this.references = List.copyOf(references);
  }

  /**
   * Returns probes of pictures: everybody with enough of them, each picture once the reference.
   *
   * @param people what is seen of each
   */
  static List<Probe> ofPictures(Collection<List<Seen>> people) {
    List<Probe> probes = new ArrayList<>();
    for (List<Seen> own : people) {
      for (int i = 0; own.size() > FRAMES && i < own.size(); i++) {
        List<Seen> frames = new ArrayList<>();
        for (int k = 1; k <= FRAMES; k++) {
          frames.add(own.get((i + k) % own.size()));
        }
        probes.add(new Probe(frames, own.get(i)));
      }
    }
    return probes;
  }

  /**
   * Returns probes of frames made of one picture: everybody with another picture, each picture
   * once.
   *
   * @param people what is seen of each
   * @param frames of every picture, the first ones, the second ones and so on
   */
  static List<Probe> ofFrames(Map<String, List<Seen>> people, List<Looks> frames) {
    List<Map<Path, Seen>> made = new ArrayList<>();
    for (Looks looks : frames) {
      Map<Path, Seen> byFile = new HashMap<>();
      looks.seen().forEach(seen -> byFile.put(seen.picture().file(), seen));
      made.add(byFile);
    }
    List<Probe> probes = new ArrayList<>();
    for (List<Seen> own : people.values()) {
      for (int i = 0; own.size() > 1 && i < own.size(); i++) {
        Path file = own.get(i).picture().file();
        if (made.stream().allMatch(each -> each.containsKey(file))) {
          List<Seen> shown =
              made.stream().map(each -> Objects.requireNonNull(each.get(file))).toList();
          probes.add(new Probe(shown, own.get((i + 1) % own.size())));
        }
      }
    }
    return probes;
  }

  /** Compares. */
  Table run() {
    List<List<String>> rows = new ArrayList<>();
    double single = 0;
    for (Fusion fusion : Fusion.values()) {
      Scores scores = scores(fusion);
      if (fusion == Fusion.SINGLE) {
        single = scores.nonMated().thresholdAt(1e-3);
      }
      List<String> row = new ArrayList<>(List.of(fusion.title()));
      for (double rate : RATES) {
        double threshold = scores.nonMated().thresholdAt(rate);
        row.add(Words.of(new Count(scores.mated().below(threshold), scores.mated().size())));
      }
      row.add(Words.of(new Count(scores.nonMated().reaching(single), scores.nonMated().size())));
      rows.add(row);
    }
    return new Table(
        "%s: %d probes of %d frames".formatted(caption, probes.size(), FRAMES),
        List.of(
            "Rule",
            "FNMR at FMR 1e-2",
            "FNMR at FMR 1e-3",
            "FNMR at FMR 1e-4",
            "FMR at one frame's threshold for 1e-3"),
        rows);
  }

  private record Scores(ScoreSample mated, ScoreSample nonMated) {}

  private Scores scores(Fusion fusion) {
    List<FaceFeatures> others = references.stream().map(Seen::features).toList();
    float[] mated = new float[probes.size()];
    float[] nonMated = new float[probes.size() * references.size()];
    int count = 0;
    for (int i = 0; i < probes.size(); i++) {
      Probe probe = probes.get(i);
      List<FaceFeatures> frames = probe.frames().stream().map(Seen::features).toList();
      mated[i] = fusion.scores(frames, List.of(probe.reference().features()))[0];
      float[] scores = fusion.scores(frames, others);
      for (int k = 0; k < scores.length; k++) {
        if (!references.get(k).person().equals(probe.reference().person())) {
          nonMated[count++] = scores[k];
        }
      }
    }
    return new Scores(ScoreSample.of(mated), ScoreSample.of(Arrays.copyOf(nonMated, count)));
  }
}
