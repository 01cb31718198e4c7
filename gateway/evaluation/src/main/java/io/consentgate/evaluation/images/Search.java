package io.consentgate.evaluation.images;

import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.evaluation.statistics.Count;
import io.consentgate.gateway.biometric.FaceFeatures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Lets people search a gallery that holds some of them. */
final class Search {

  private static final long SEED = 20261101;
  private static final int LEAST_PEOPLE = 4;

  private final List<List<FaceFeatures>> people = new ArrayList<>();

  /**
   * Prepares it.
   *
   * @param features each person's, the one to enrol with first
   */
  Search(Map<String, List<FaceFeatures>> features) {
    people.addAll(new TreeMap<>(features).values());
    Collections.shuffle(people, new Random(SEED));
  }

  /**
   * Searches.
   *
   * @param wanted how many people to enrol; 0, or more than leave somebody outside: half of them
   * @param threshold lowest similarity that is a match
   * @param falseMatchBound upper end of the interval of the FMR
   * @param pack whose limit judges it
   */
  Identification run(int wanted, double threshold, double falseMatchBound, PolicyPack pack) {
    if (people.size() < LEAST_PEOPLE) {
      return new Identification(0, new Count(0, 0), new Count(0, 0), falseMatchBound, pack);
    }
    int size = wanted < 1 || wanted >= people.size() ? people.size() / 2 : wanted;
    List<FaceFeatures> gallery = people.subList(0, size).stream().map(List::getFirst).toList();
    Count misses = new Count(0, 0);
    for (int i = 0; i < size; i++) {
      List<FaceFeatures> own = people.get(i);
      for (FaceFeatures probe : own.subList(1, own.size())) {
        misses = misses.plus(new Count(first(probe, gallery, threshold) == i ? 0 : 1, 1));
      }
    }
    Count meetings = new Count(0, 0);
    for (List<FaceFeatures> outsider : people.subList(size, people.size())) {
      int met = first(outsider.getFirst(), gallery, threshold);
      meetings = meetings.plus(new Count(met < 0 ? 0 : 1, 1));
    }
    return new Identification(size, meetings, misses, falseMatchBound, pack);
  }

  /** Returns the place of the likeliest reference, or -1 if none reaches the threshold. */
  private static int first(FaceFeatures probe, List<FaceFeatures> gallery, double threshold) {
    int first = -1;
    float best = (float) threshold;
    for (int i = 0; i < gallery.size(); i++) {
      float score = probe.similarity(gallery.get(i));
      if (score >= best) {
        best = score;
        first = i;
      }
    }
    return first;
  }
}
