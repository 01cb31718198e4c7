package io.consentgate.gateway.store.entry;

import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.audit.AuditEvent;
import java.time.Instant;

/** What a presentation changes. Each states what is true afterwards, not by how much it changed. */
sealed interface EntryChange {

  /**
   * An entry was taken off a ticket.
   *
   * @param entitlement which
   * @param used entries used so far, this one included
   * @param event what is written down about it
   */
  record Taken(EntitlementId entitlement, int used, AuditEvent.Admitted event)
      implements EntryChange {}

  /**
   * An entry was given back because the portal did not open.
   *
   * @param entitlement which
   * @param used entries used so far, this one not included
   * @param event what is written down about it
   */
  record GivenBack(EntitlementId entitlement, int used, AuditEvent.DidNotOpen event)
      implements EntryChange {}

  /**
   * Somebody was shown the other way in.
   *
   * @param event what is written down about it
   */
  record TurnedAway(AuditEvent.Diverted event) implements EntryChange {}

  /**
   * A pass has tries behind it.
   *
   * @param grant whose
   * @param failures tries since the last wait, 0 to 2
   * @param waitUntil until when the pass has to wait; {@link Instant#EPOCH} if it need not
   */
  record Tried(GrantId grant, int failures, Instant waitUntil) implements EntryChange {

    /** No tries, and no wait. */
    static Tried none(GrantId grant) {
      return new Tried(grant, 0, Instant.EPOCH);
    }

    /** Tells whether there is nothing to remember. */
    boolean isNothing() {
      return failures == 0 && waitUntil.equals(Instant.EPOCH);
    }
  }
}
