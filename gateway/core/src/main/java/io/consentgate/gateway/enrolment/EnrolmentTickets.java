package io.consentgate.gateway.enrolment;

import io.consentgate.contract.grant.GrantId;

/** Port: the one enrolment that each grant buys. */
@FunctionalInterface
public interface EnrolmentTickets {

  /**
   * Uses up a grant's enrolment, durably, before the first frame.
   *
   * @return whether it was there to use
   */
  boolean consume(GrantId grant);
}
