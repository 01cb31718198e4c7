package io.consentgate.evaluation.demo;

import java.util.List;

/**
 * What became of the whole demo.
 *
 * @param steps in the order played
 * @param ok whether every step was played and went as it must
 */
public record DemoReport(List<StepResult> steps, boolean ok) {

  /** Copies the steps. */
  public DemoReport {
    steps = List.copyOf(steps);
  }
}
