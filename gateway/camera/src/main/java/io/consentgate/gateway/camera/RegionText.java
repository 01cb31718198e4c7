package io.consentgate.gateway.camera;

import io.consentgate.gateway.camera.Region.Corner;
import java.util.ArrayList;
import java.util.List;

/** A region in the words of a command line. */
final class RegionText {

  private static final String FORM =
      "a region is LEFT,TOP,WIDTH,HEIGHT, shares of the picture from 0 to 1, such as 0.2,0,0.6,1; or"
          + " three and more corners, such as '0.2,0 0.8,0 1,1 0,1'";

  /** Anything smaller is a slip: no face is seen in it. */
  private static final double LEAST_SHARE = 0.01;

  private RegionText() {}

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if it is none, lies outside the picture or is too small; the
   *     message says what would be right
   */
  static Region read(String text) {
    Region region;
    try {
      List<List<Double>> parts = new ArrayList<>();
      for (String part : text.strip().split(" +", -1)) {
        parts.add(numbers(part));
      }
      region = parts.size() == 1 ? rectangle(parts.getFirst()) : polygon(parts);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(FORM, e);
    }
    if (region.share() < LEAST_SHARE) {
      throw new IllegalArgumentException(
          "that region is less than a hundredth of the picture, and no face is seen in it; "
              + FORM);
    }
    return region;
  }

  private static List<Double> numbers(String part) {
    List<Double> numbers = new ArrayList<>();
    for (String number : part.split(",", -1)) {
      numbers.add(Double.valueOf(number));
    }
    return numbers;
  }

  private static Region rectangle(List<Double> numbers) {
    if (numbers.size() != 4) {
      throw new IllegalArgumentException("a rectangle is four numbers");
    }
    double left = numbers.get(0);
    double top = numbers.get(1);
    return Region.rectangle(left, top, left + numbers.get(2), top + numbers.get(3));
  }

  private static Region polygon(List<List<Double>> corners) {
    if (!corners.stream().allMatch(corner -> corner.size() == 2)) {
      throw new IllegalArgumentException("a corner is two numbers");
    }
    return Region.polygon(
        corners.stream().map(corner -> new Corner(corner.get(0), corner.get(1))).toList());
  }
}
