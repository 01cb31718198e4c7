package io.consentgate.evaluation.demo;

/**
 * What became of one step.
 *
 * @param name its name
 * @param expected what had to be seen
 * @param seen what was seen
 * @param ok whether the one is the other
 * @param millis how long it took
 */
public record StepResult(String name, String expected, String seen, boolean ok, long millis) {}
