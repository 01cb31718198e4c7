package io.consentgate.evaluation.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Collects what a step sees and compares it with what it should see. */
final class Facts {

  private final List<String> seen = new ArrayList<>();
  private boolean ok = true;

  /**
   * Notes one fact.
   *
   * @param what names it
   * @param expected what it should be
   * @param actual what it is
   */
  <T> void equal(String what, T expected, T actual) {
    boolean same = Objects.equals(expected, actual);
    ok &= same;
    seen.add(same ? what + " " + actual : what + " " + actual + " INSTEAD OF " + expected);
  }

  /**
   * Notes whether something holds.
   *
   * @param what reads as a claim
   * @param holds whether it is true
   */
  void holds(String what, boolean holds) {
    ok &= holds;
    seen.add(holds ? what : "NOT TRUE: " + what);
  }

  /** Notes what was seen without judging it. */
  void note(String what) {
    seen.add(what);
  }

  /** Notes that the step broke off. */
  void brokeOff(String why) {
    ok = false;
    seen.add("BROKE OFF: " + why);
  }

  /** Returns all that was seen, in one line. */
  String seen() {
    return String.join("; ", seen);
  }

  /** Tells whether all was as it should be. */
  boolean ok() {
    return ok;
  }
}
