package io.consentgate.gateway.audit;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.contract.receipt.ErasureCause;
import java.time.Instant;

/**
 * What is written down. Times of passages are cut to the hour; nothing names a person, a ticket or
 * a grant.
 */
public sealed interface AuditEvent {

  /** Returns when it happened, cut to the hour for passages. */
  Instant at();

  /**
   * A portal was released.
   *
   * @param at the hour
   * @param portal which
   * @param way by which way in
   */
  record Admitted(Instant at, PortalId portal, WayIn way) implements AuditEvent {}

  /**
   * Somebody was shown the other way in.
   *
   * @param at the hour
   * @param portal where
   * @param way which way did not work out
   * @param outcome class of the reason
   */
  record Diverted(Instant at, PortalId portal, WayIn way, String outcome) implements AuditEvent {}

  /**
   * A portal was asked to open and did not say that it had.
   *
   * @param at the hour
   * @param portal which
   */
  record DidNotOpen(Instant at, PortalId portal) implements AuditEvent {}

  /**
   * A reference was made.
   *
   * @param at the hour
   */
  record Enrolled(Instant at) implements AuditEvent {}

  /**
   * A reference was erased.
   *
   * @param at the hour
   * @param cause why
   */
  record Erased(Instant at, ErasureCause cause) implements AuditEvent {}

  /**
   * The latest instant ever seen was wrong and was put back.
   *
   * @param at the hour
   */
  record ClockLowered(Instant at) implements AuditEvent {}
}
