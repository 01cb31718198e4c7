package io.consentgate.gateway.enrolment;

/** What became of the capture of an enrolment. */
public sealed interface EnrolmentResult {

  /**
   * A reference waits for the person's word.
   *
   * @param pending confirm it or close it
   */
  record Captured(PendingEnrolment pending) implements EnrolmentResult {}

  /**
   * Nothing was kept.
   *
   * @param fault why
   */
  record Failed(EnrolmentFault fault) implements EnrolmentResult {}
}
