package io.consentgate.gateway.access;

import java.util.Optional;

/**
 * What became of one presentation.
 *
 * @param decision open, or use the other lane
 * @param portal what the portal answered; empty if it was not asked
 */
public record Passage(EntryDecision decision, Optional<Portal.Outcome> portal) {

  /** Tells whether the portal opened. */
  public boolean isOpen() {
    return portal.isPresent() && portal.get() == Portal.Outcome.OPENED;
  }
}
