package io.consentgate.contract.grant;

import java.time.Instant;

/**
 * The authority's word that one person consented, once, explicitly and separately (CN-09, EU-04).
 *
 * @param id names this grant
 * @param principal who consented, by pseudonym
 * @param terms what was consented to
 * @param status where its status stands
 * @param issued when the authority signed it; whole seconds
 * @param enrolBy until when an enrolment may begin with it; whole seconds
 * @param expires when it ends by itself; whole seconds, after {@code issued} (CN-05)
 */
public record ConsentGrant(
    GrantId id,
    PrincipalId principal,
    ConsentTerms terms,
    StatusReference status,
    Instant issued,
    Instant enrolBy,
    Instant expires) {

  /**
   * Checks the order of the instants.
   *
   * @throws IllegalArgumentException if the grant would end before it begins
   */
  public ConsentGrant {
    if (!expires.isAfter(issued)) {
      throw new IllegalArgumentException("a grant expires after it is issued");
    }
    if (enrolBy.isBefore(issued)) {
      throw new IllegalArgumentException("enrolment cannot end before the grant is issued");
    }
  }
}
