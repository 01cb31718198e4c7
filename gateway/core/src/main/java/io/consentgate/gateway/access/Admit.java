package io.consentgate.gateway.access;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.gateway.audit.WayIn;

/** Releases one portal once. Made by {@link EntryService} alone. */
public final class Admit implements EntryDecision {

  private final PortalId portal;
  private final WayIn way;
  private final EntryTicket ticket;

  Admit(PortalId portal, WayIn way, EntryTicket ticket) {
    this.portal = portal;
    this.way = way;
    this.ticket = ticket;
  }

  /** Returns which portal. */
  public PortalId portal() {
    return portal;
  }

  /** Returns by which way in. */
  public WayIn way() {
    return way;
  }

  EntryTicket ticket() {
    return ticket;
  }

  @Override
  public String toString() {
    return "Admit[" + portal + ", " + way + "]";
  }
}
