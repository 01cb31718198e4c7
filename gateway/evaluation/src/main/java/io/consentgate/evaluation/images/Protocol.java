package io.consentgate.evaluation.images;

import io.consentgate.evaluation.calibrate.Half;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which pictures are compared with which.
 *
 * @param pictures each once
 * @param comparisons what to compare, in the file's order
 * @param folds how many folds the comparisons are dealt into; 0 where there are too few for two
 */
record Protocol(List<NamedPicture> pictures, List<Comparison> comparisons, int folds) {

  /** Folds made where a file has none. */
  static final int FOLDS = 10;

  /** More make more comparisons than a small machine holds. */
  static final int MOST_CROSSED = 5000;

  /** Copies the lists. */
  Protocol {
    pictures = List.copyOf(pictures);
    comparisons = List.copyOf(comparisons);
  }

  /** Compares every picture with every other. */
  static Protocol ofAll(List<NamedPicture> pictures) {
    List<Comparison> all = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      String person = pictures.get(i).picture().person();
      for (int k = i + 1; k < pictures.size(); k++) {
        all.add(new Comparison(i, k, person.equals(pictures.get(k).picture().person()), 0));
      }
    }
    return dealt(pictures, all);
  }

  /** Deals comparisons into folds by their order, mated and non-mated ones apart. */
  static Protocol dealt(List<NamedPicture> pictures, List<Comparison> comparisons) {
    long mated = comparisons.stream().filter(Comparison::mated).count();
    long nonMated = comparisons.size() - mated;
    int folds = (int) Math.min(FOLDS, Math.min(mated, nonMated));
    if (folds < 2) {
      return new Protocol(pictures, comparisons, 0);
    }
    List<Comparison> dealt = new ArrayList<>(comparisons.size());
    long[] next = new long[2];
    for (Comparison pair : comparisons) {
      long place = next[pair.mated() ? 1 : 0]++;
      int fold = (int) (place * folds / (pair.mated() ? mated : nonMated));
      dealt.add(new Comparison(pair.one(), pair.other(), pair.mated(), fold));
    }
    return new Protocol(pictures, dealt, folds);
  }

  /** Returns this among people of one half only; folds are dealt again. */
  Protocol of(Half half) {
    Map<Integer, Integer> places = new HashMap<>();
    List<NamedPicture> kept = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      if (pictures.get(i).picture().half() == half) {
        places.put(i, kept.size());
        kept.add(pictures.get(i));
      }
    }
    List<Comparison> among = new ArrayList<>();
    for (Comparison pair : comparisons) {
      Integer one = places.get(pair.one());
      Integer other = places.get(pair.other());
      if (one != null && other != null) {
        among.add(new Comparison(one, other, pair.mated(), 0));
      }
    }
    return dealt(kept, among);
  }
}
