package io.consentgate.gateway.store;

import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.audit.AuditEvent.Admitted;
import io.consentgate.gateway.audit.AuditEvent.ClockLowered;
import io.consentgate.gateway.audit.AuditEvent.DidNotOpen;
import io.consentgate.gateway.audit.AuditEvent.Diverted;
import io.consentgate.gateway.audit.AuditEvent.Enrolled;
import io.consentgate.gateway.audit.AuditEvent.Erased;
import io.consentgate.gateway.audit.AuditTrail;
import io.consentgate.gateway.store.database.AuditRows;
import io.consentgate.gateway.store.database.AuditRows.Count;
import io.consentgate.gateway.store.entry.EntryStore;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The audit trail: events of passages lie with the entries, events of consents with those. */
public final class GatewayAudit implements AuditTrail {

  private final EntryStore passages;
  private final AuditRows consents;

  GatewayAudit(EntryStore passages, AuditRows consents) {
    this.passages = passages;
    this.consents = consents;
  }

  /**
   * Appends one event.
   *
   * @throws IllegalArgumentException for an event that is written down with what it tells about: an
   *     entry taken or given back, a clock mark lowered
   */
  @Override
  public void append(AuditEvent event) {
    switch (event) {
      case Diverted diverted -> passages.append(diverted);
      case Enrolled _, Erased _ -> consents.append(event);
      case Admitted _, DidNotOpen _, ClockLowered _ ->
          throw new IllegalArgumentException("whatever does that writes it down");
    }
  }

  /**
   * Counts events by kind, portal, way and outcome.
   *
   * @param from first instant
   * @param until first instant no longer counted
   */
  public List<Count> counts(Instant from, Instant until) {
    return Stream.concat(
            passages.audit().counts(from, until).stream(), consents.counts(from, until).stream())
        .toList();
  }
}
