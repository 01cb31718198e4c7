package io.consentgate.evaluation.images;

import io.consentgate.evaluation.calibrate.LabelledPicture;
import io.consentgate.evaluation.statistics.Count;
import io.consentgate.evaluation.statistics.ScoreSample;
import io.consentgate.gateway.biometric.FaceFeatures;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares people within each group, and everybody with everybody. */
final class GroupCounts {

  private static final double MILLION = 1e6;

  private final List<LabelledPicture> pictures;
  private final Map<Path, FaceFeatures> features;
  private final Map<Path, Long> nanos;
  private final double threshold;

  /**
   * Takes what is known.
   *
   * @param named pictures with their groups
   * @param features of those that gave some
   * @param nanos how long each took
   * @param threshold lowest similarity that is a match
   */
  GroupCounts(
      List<NamedPicture> named,
      Map<Path, FaceFeatures> features,
      Map<Path, Long> nanos,
      double threshold) {
    pictures = named.stream().map(NamedPicture::picture).toList();
    this.features = features;
    this.nanos = nanos;
    this.threshold = threshold;
  }

  /** Counts. */
  GroupTable table() {
    List<GroupFigures> groups =
        pictures.stream()
            .map(LabelledPicture::group)
            .distinct()
            .map(name -> figures(name, in(name)))
            .toList();
    ScoreSample mixed = scores(pictures, false);
    return new GroupTable(groups, new Count(mixed.reaching(threshold), mixed.size()));
  }

  private List<LabelledPicture> in(String group) {
    return pictures.stream().filter(picture -> picture.group().equals(group)).toList();
  }

  private GroupFigures figures(String name, List<LabelledPicture> members) {
    List<LabelledPicture> acquired =
        members.stream().filter(picture -> features.containsKey(picture.file())).toList();
    ScoreSample nonMated = scores(acquired, false);
    ScoreSample mated = scores(acquired, true);
    return new GroupFigures(
        name,
        (int) acquired.stream().map(LabelledPicture::person).distinct().count(),
        new Count(members.size() - acquired.size(), members.size()),
        new Count(nonMated.reaching(threshold), nonMated.size()),
        new Count(mated.below(threshold), mated.size()),
        nonMated.size() == 0 ? Double.NaN : nonMated.fromTop(nonMated.size() / 2),
        medianMillis(members));
  }

  private double medianMillis(List<LabelledPicture> members) {
    long[] ascending =
        members.stream()
            .mapToLong(picture -> nanos.getOrDefault(picture.file(), 0L))
            .sorted()
            .toArray();
    return ascending[ascending.length / 2] / MILLION;
  }

  private ScoreSample scores(List<LabelledPicture> chosen, boolean isMated) {
    List<LabelledPicture> acquired =
        chosen.stream().filter(picture -> features.containsKey(picture.file())).toList();
    float[] scores = new float[acquired.size() * Math.max(0, acquired.size() - 1) / 2];
    int size = 0;
    for (int i = 0; i < acquired.size(); i++) {
      LabelledPicture one = acquired.get(i);
      for (int k = 0; k < i; k++) {
        LabelledPicture other = acquired.get(k);
        if (one.person().equals(other.person()) == isMated) {
          scores[size++] = of(one).similarity(of(other));
        }
      }
    }
    return ScoreSample.of(Arrays.copyOf(scores, size));
  }

  private FaceFeatures of(LabelledPicture picture) {
    return Objects.requireNonNull(features.get(picture.file()));
  }
}
