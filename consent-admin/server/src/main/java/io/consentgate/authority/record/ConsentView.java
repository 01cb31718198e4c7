package io.consentgate.authority.record;

import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.grant.PrincipalId;
import java.time.Instant;
import java.util.Set;

/**
 * A consent and what happened to it.
 *
 * @param grant names it
 * @param principal who, by pseudonym
 * @param gateway the one gateway it is for
 * @param custody who holds reference and key
 * @param issued when it was given
 * @param expires when it ends by itself
 * @param events what happened so far
 */
public record ConsentView(
    GrantId grant,
    PrincipalId principal,
    GatewayId gateway,
    String custody,
    Instant issued,
    Instant expires,
    Set<EventKind> events) {

  /** Copies the events. */
  public ConsentView {
    events = Set.copyOf(events);
  }

  /** Returns the one word for its state: the last of the events that matter. */
  public EventKind state() {
    if (events.contains(EventKind.ERASED)) {
      return EventKind.ERASED;
    }
    if (events.contains(EventKind.WITHDRAWN)) {
      return EventKind.WITHDRAWN;
    }
    return events.contains(EventKind.EXPIRED) ? EventKind.EXPIRED : EventKind.GIVEN;
  }

  /** Tells whether the face lane may be used with it at a time. */
  public boolean stands(Instant now) {
    return state() == EventKind.GIVEN && now.isBefore(expires);
  }
}
