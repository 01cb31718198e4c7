package io.consentgate.contract.entitlement;

import java.time.Instant;
import java.util.Set;

/**
 * The right to enter. It buys either way in on the same terms and knows nothing of consent (CN-03).
 *
 * @param id names it
 * @param portals where it counts; at least one
 * @param from first instant
 * @param until first instant at which it no longer counts
 * @param entries how many entries it buys, 1 or more
 */
public record Entitlement(
    EntitlementId id, Set<PortalId> portals, Instant from, Instant until, int entries) {

  /** Most entries that one entitlement may buy. */
  public static final int MAX_ENTRIES = 100_000;

  /**
   * Checks ranges and copies the portals.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  public Entitlement {
    portals = Set.copyOf(portals);
    if (portals.isEmpty()) {
      throw new IllegalArgumentException("an entitlement names at least one portal");
    }
    if (!until.isAfter(from)) {
      throw new IllegalArgumentException("an entitlement ends after it begins");
    }
    if (entries < 1 || entries > MAX_ENTRIES) {
      throw new IllegalArgumentException("an entitlement buys 1 to " + MAX_ENTRIES + " entries");
    }
  }
}
