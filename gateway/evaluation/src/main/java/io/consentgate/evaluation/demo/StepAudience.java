package io.consentgate.evaluation.demo;

/** Shows how the story goes. */
public interface StepAudience {

  /** A step begins. */
  void begins(StepName step);

  /** A step has ended. */
  void ended(StepResult result);
}
