package io.consentgate.gateway.camera.code;

import com.google.zxing.ResultPoint;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.detector.FinderPattern;
import com.google.zxing.qrcode.detector.FinderPatternFinder;
import com.google.zxing.qrcode.detector.FinderPatternInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All plausible corners of a QR symbol, best first.
 *
 * <p>ZXing's own search stops at the first three marks; in one of about seventy dense symbols one
 * of those lies inside the data by chance, and that pass could then never be read.
 */
final class FinderCandidates extends FinderPatternFinder {

  private static final int ROW_STEP = 3;
  private static final int MIN_SIGHTINGS = 2;
  private static final int MAX_MARKS = 12;
  private static final int MAX_TRIPLES = 8;
  private static final float MAX_MODULE_RATIO = 1.6f;
  private static final double MAX_DISTORTION = 0.6;

  private FinderCandidates(BitMatrix picture) {
    super(picture, null);
  }

  /** Returns up to {@value #MAX_TRIPLES} triples of corner marks. */
  static List<FinderPatternInfo> in(BitMatrix picture) {
    FinderCandidates search = new FinderCandidates(picture);
    for (int y = ROW_STEP - 1; y < picture.getHeight(); y += ROW_STEP) {
      search.scanRow(y);
    }
    return search.triples();
  }

  /** Walks the runs of a row; the last five, ending dark, may cross a corner mark. */
  private void scanRow(int y) {
    BitMatrix picture = getImage();
    int[] runs = new int[5];
    boolean isDark = false;
    int runStart = 0;
    int seen = 0;
    for (int x = 0; x <= picture.getWidth(); x++) {
      boolean isEnd = x == picture.getWidth();
      if (!isEnd && picture.get(x, y) == isDark) {
        continue;
      }
      System.arraycopy(runs, 1, runs, 0, 4);
      runs[4] = x - runStart;
      seen++;
      if (isDark && seen > 5 && foundPatternCross(runs)) {
        handlePossibleCenter(runs.clone(), y, x);
      }
      isDark = !isDark;
      runStart = x;
    }
  }

  private List<FinderPatternInfo> triples() {
    List<FinderPattern> marks =
        getPossibleCenters().stream()
            .filter(mark -> sightings(mark) >= MIN_SIGHTINGS)
            .sorted(Comparator.comparingInt(FinderCandidates::sightings).reversed())
            .limit(MAX_MARKS)
            .toList();
    List<FinderPattern[]> triples = new ArrayList<>();
    for (int a = 0; a < marks.size(); a++) {
      for (int b = a + 1; b < marks.size(); b++) {
        for (int c = b + 1; c < marks.size(); c++) {
          triples.add(new FinderPattern[] {marks.get(a), marks.get(b), marks.get(c)});
        }
      }
    }
    return triples.stream()
        .filter(triple -> distortion(triple) < MAX_DISTORTION)
        .sorted(Comparator.comparingDouble(FinderCandidates::distortion))
        .limit(MAX_TRIPLES)
        .map(FinderCandidates::ordered)
        .toList();
  }

  private static int sightings(FinderPattern mark) {
    return mark.getCount();
  }

  private static FinderPatternInfo ordered(FinderPattern[] triple) {
    ResultPoint.orderBestPatterns(triple);
    return new FinderPatternInfo(triple);
  }

  /** 0 for half a square with equal marks; large for anything that is no symbol's corners. */
  private static double distortion(FinderPattern[] triple) {
    double[] modules =
        Stream.of(triple).mapToDouble(FinderPattern::getEstimatedModuleSize).sorted().toArray();
    double[] sides = {
      distance(triple[0], triple[1]), distance(triple[1], triple[2]), distance(triple[0], triple[2])
    };
    Arrays.sort(sides);
    double spread = modules[2] / modules[0];
    // Corner marks of version 1 are 14 modules apart, those of version 40 are 170.
    double sideModules = sides[0] / modules[1];
    if (spread > MAX_MODULE_RATIO || sideModules < 9 || sideModules > 180) {
      return Double.MAX_VALUE;
    }
    double legs = sides[1] / sides[0] - 1;
    double angle = Math.abs(sides[2] * sides[2] / (sides[0] * sides[0] + sides[1] * sides[1]) - 1);
    return legs + angle + (spread - 1) / 4;
  }

  private static double distance(FinderPattern one, FinderPattern other) {
    return Math.hypot(one.getX() - other.getX(), one.getY() - other.getY());
  }
}
