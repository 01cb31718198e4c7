package io.consentgate.evaluation.demo;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Plays steps in their order and shows each as it ends. */
final class StepPlayer {

  private final Map<StepName, Step> steps;
  private final StepAudience audience;

  /**
   * Prepares to play.
   *
   * @param steps one for every name
   * @param audience is shown each step
   * @throws IllegalArgumentException if a step is missing
   */
  StepPlayer(Map<StepName, Step> steps, StepAudience audience) {
    this.steps = new EnumMap<>(steps);
    this.audience = audience;
    for (StepName name : StepName.values()) {
      if (!steps.containsKey(name)) {
        throw new IllegalArgumentException("no step " + name.text());
      }
    }
  }

  /**
   * Plays all steps, or stops after the first that fails.
   *
   * @param stopAtFailure whether to stop there
   */
  DemoReport play(boolean stopAtFailure) throws InterruptedException {
    List<StepResult> results = new ArrayList<>();
    boolean ok = true;
    for (Map.Entry<StepName, Step> step : steps.entrySet()) {
      StepResult result = play(step.getKey(), step.getValue());
      results.add(result);
      ok &= result.ok();
      if (!ok && stopAtFailure) {
        break;
      }
    }
    return new DemoReport(results, ok);
  }

  private StepResult play(StepName name, Step step) throws InterruptedException {
    audience.begins(name);
    long start = System.nanoTime();
    Facts facts = new Facts();
    try {
      step.play(facts);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      facts.brokeOff(e.getClass().getSimpleName() + " " + e.getMessage());
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    StepResult result =
        new StepResult(name.text(), name.expected(), facts.seen(), facts.ok(), millis);
    audience.ended(result);
    return result;
  }
}
