package io.consentgate.gateway.audit;

/** Port: keeps audit events, durably and in order. */
@FunctionalInterface
public interface AuditTrail {

  /** Appends one event. */
  void append(AuditEvent event);
}
