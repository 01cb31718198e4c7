package io.consentgate.authority.page;

import io.consentgate.authority.clock.BuildingZone;
import io.consentgate.authority.issue.TicketOffice;
import io.consentgate.contract.entitlement.PortalId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the form for a batch of tickets. Times are local ones, or instants that end in Z. */
final class TicketForm {
  private TicketForm() {}

  /**
   * Reads an order.
   *
   * @throws IllegalArgumentException if a field is missing or off
   */
  static TicketOffice.Order order(Map<String, String> form) {
    Instant from = instant(form.getOrDefault("from", ""));
    Instant until = instant(form.getOrDefault("until", ""));
    if (!until.isAfter(from)) {
      throw new IllegalArgumentException("tickets end after they begin");
    }
    return new TicketOffice.Order(
        Integer.parseInt(form.getOrDefault("count", "").strip()),
        portals(form.getOrDefault("portals", "")),
        from,
        until,
        Integer.parseInt(form.getOrDefault("entries", "").strip()));
  }

  private static Set<PortalId> portals(String text) {
    return Arrays.stream(text.strip().split("[\\s,;]+", -1))
        .map(PortalId::new)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Instant instant(String text) {
    try {
      return text.endsWith("Z")
          ? Instant.parse(text)
          : LocalDateTime.parse(text).atZone(BuildingZone.ZONE).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("a time looks like 2026-11-29T18:00", e);
    }
  }
}
