package io.consentgate.gateway.store.custody;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The scale at which a vector, rounded to whole numbers, keeps its direction best.
 *
 * <p>The larger the scale, the finer the steps, and the more room the numbers take. Of the scales
 * for which there is room, the largest and the next ones are tried, {@value #TRIED} in all: at one
 * of them the roundings happen to turn the vector less than at the others. They lie so close that
 * numbers which were read come out as the same numbers again, unless one is larger than about 700.
 */
final class NearestScale {

  private static final int GRID = 1024;
  private static final int TRIED = 96;

  /** Where the grid is below half of its beginning, there is always room. */
  private static final int SMALLEST = GRID * 9 / 16;

  private final MemorySegment values;
  private final int count;
  private final int step;

  private NearestScale(MemorySegment values, int step) {
    this.values = values;
    this.step = step;
    count = (int) (values.byteSize() / Float.BYTES);
  }

  /**
   * Finds it.
   *
   * @param values n floats; stay the caller's
   * @param step room is for n times this: the numbers' quotients by it add up to n at most
   * @throws IllegalArgumentException if the values are all zero or not finite
   */
  static double of(MemorySegment values, int step) {
    return new NearestScale(values, step).find();
  }

  /** Returns a value at a scale, as a whole number; a half is rounded up. */
  static int number(float value, double scale) {
    double raised = value * scale + 0.5;
    int towardsZero = (int) raised;
    return raised < towardsZero ? towardsZero - 1 : towardsZero;
  }

  private double find() {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.abs(value(values, i));
    }
    if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("features need a direction");
    }
    // Beyond it there is no room: a quotient leaves less than one step of its number out.
    double beyond = (2 * step - 0.5) * count / sum;
    return nearest(beyond, firstThatFits(beyond));
  }

  /** Of the scales from the first one on, value by value for all of them: each is read once. */
  private double nearest(double beyond, int first) {
    double[] scales = new double[TRIED];
    for (int i = 0; i < TRIED; i++) {
      scales[i] = scale(beyond, first + i);
    }
    double[] products = new double[TRIED];
    double[] squares = new double[TRIED];
    for (int k = 0; k < count; k++) {
      float value = value(values, k);
      for (int i = 0; i < TRIED; i++) {
        double number = number(value, scales[i]);
        products[i] += number * value;
        squares[i] += number * number;
      }
    }
    int nearest = 0;
    for (int i = 1; i < TRIED; i++) {
      if (squaredCosine(products, squares, i) > squaredCosine(products, squares, nearest)) {
        nearest = i;
      }
    }
    return scales[nearest];
  }

  /** Bisects, since at a smaller scale no number is larger. */
  private int firstThatFits(double beyond) {
    int tooLarge = -1;
    int fits = SMALLEST;
    while (fits - tooLarge > 1) {
      int middle = (tooLarge + fits) / 2;
      if (fits(scale(beyond, middle))) {
        fits = middle;
      } else {
        tooLarge = middle;
      }
    }
    return fits;
  }

  private boolean fits(double scale) {
    long quotients = 0;
    for (int i = 0; i < count; i++) {
      quotients += Math.abs(number(value(values, i), scale)) / step;
    }
    return quotients <= count;
  }

  /** Returns the square of the cosine between the vector and its numbers, times a constant. */
  private static double squaredCosine(double[] products, double[] squares, int index) {
    return products[index] * products[index] / squares[index];
  }

  private static double scale(double beyond, int index) {
    return beyond * (GRID - index) / GRID;
  }

  static float value(MemorySegment values, int index) {
    return values.getAtIndex(ValueLayout.JAVA_FLOAT, index);
  }
}
