package io.consentgate.evaluation.bench;

import java.lang.StackWalker.StackFrame;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opencv.core.CleanableMat;
import org.opencv.core.Mat;

/**
 * Counts OpenCV's Mats as they are made, in a process with {@link CountedMat}'s classes. Every Mat
 * of OpenCV's Java classes is a {@link CleanableMat}, which has one constructor. Two calls of
 * OpenCV's return what they found as a new Mat, whatever their caller does; those are told from all
 * others.
 */
public final class MatCount {

  private static final String OPEN_CV = "org.opencv.";
  private static final String ANSWERING = " by Net.forward";
  private static final String ALIGNING = " by Calib3d.estimateAffinePartial2D";

  /** Whoever calls {@link #made} and {@link #fed} is the library: it knows no instance of ours. */
  private static MatCount counting = new MatCount();

  /**
   * What some work made.
   *
   * @param ours all Mats that are not returned, by who made them: the method of ours, and the one
   *     of OpenCV's that it called
   * @param answers returned with a network's answer
   * @param runs how often a network was given an input
   * @param maps returned with the map of an alignment
   * @param kept returned, and not let go before the next was, before the next input, or before the
   *     end
   */
  record Made(NavigableMap<String, Integer> ours, int answers, int runs, int maps, int kept) {}

  private final NavigableMap<String, Integer> ours = new TreeMap<>();
  private int answers;
  private int runs;
  private int maps;
  private int kept;
  private @Nullable CleanableMat returned;

  private MatCount() {}

  /** Notes a Mat that was just made, and by whom. */
  public static synchronized void made(CleanableMat mat) {
    counting.note(mat, StackWalker.getInstance().walk(MatCount::maker));
  }

  /** Notes that a network was given its input. */
  public static synchronized void fed() {
    counting.runs++;
    counting.expectNothingKept();
  }

  /**
   * Counts what some work makes. Nobody else works meanwhile.
   *
   * @throws IllegalStateException if Mats are not counted in this process
   */
  static synchronized Made during(Runnable work) {
    counting = new MatCount();
    new Mat().release();
    if (counting.ours.size() != 1) {
      throw new IllegalStateException("nobody counts Mats in this process");
    }
    counting = new MatCount();
    work.run();
    return counting.said();
  }

  private void note(CleanableMat mat, String maker) {
    if (maker.endsWith(ANSWERING)) {
      answers++;
    } else if (maker.endsWith(ALIGNING)) {
      maps++;
    } else {
      ours.merge(maker, 1, Integer::sum);
      return;
    }
    expectNothingKept();
    returned = mat;
  }

  private void expectNothingKept() {
    if (returned instanceof Mat mat && !mat.empty()) {
      kept++;
    }
    returned = null;
  }

  private Made said() {
    expectNothingKept();
    return new Made(ours, answers, runs, maps, kept);
  }

  private static String maker(Stream<StackFrame> frames) {
    String called = "";
    for (StackFrame frame : (Iterable<StackFrame>) frames.skip(1)::iterator) {
      String method = frame.getClassName().replaceFirst(".*\\.", "") + "." + frame.getMethodName();
      if (!frame.getClassName().startsWith(OPEN_CV)) {
        return method + " by " + called;
      }
      called = method;
    }
    return called;
  }
}
