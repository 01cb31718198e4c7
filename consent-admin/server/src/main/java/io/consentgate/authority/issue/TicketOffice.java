package io.consentgate.authority.issue;

import io.consentgate.authority.clock.ProgramClock;
import io.consentgate.authority.record.EntitlementBook;
import io.consentgate.contract.entitlement.Entitlement;
import io.consentgate.contract.entitlement.EntitlementCode;
import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.contract.exchange.EntitlementPage;
import io.consentgate.contract.exchange.EntitlementQuery;
import io.consentgate.contract.exchange.EntitlementRow;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Issues tickets in batches. The codes are given back once and not kept; the book has only their
 * SHA-256, and nothing about who holds them.
 */
@Singleton
public final class TicketOffice {
  /** Most tickets in one batch. */
  public static final int MAX_BATCH = 500;

  private static final int PAGE = 1_000;

  private final EntitlementBook book;
  private final ProgramClock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * What a batch of tickets buys.
   *
   * @param count how many tickets, 1 to {@link #MAX_BATCH}
   * @param portals where they count
   * @param from first instant
   * @param until first instant at which they no longer count
   * @param entries how many entries each buys
   */
  public record Order(int count, Set<PortalId> portals, Instant from, Instant until, int entries) {

    /**
     * Checks the count; the rest is checked with the first ticket.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public Order {
      portals = Set.copyOf(portals);
      if (count < 1 || count > MAX_BATCH) {
        throw new IllegalArgumentException("a batch has 1 to " + MAX_BATCH + " tickets");
      }
    }
  }

  /**
   * A batch just issued.
   *
   * @param id names it
   * @param codes what is printed, once
   */
  public record Issued(UUID id, List<EntitlementCode> codes) {

    /** Copies the codes. */
    public Issued {
      codes = List.copyOf(codes);
    }
  }

  /** Opens the office. */
  public TicketOffice(EntitlementBook book, ProgramClock clock) {
    this.book = book;
    this.clock = clock;
  }

  /**
   * Issues a batch.
   *
   * @throws IllegalArgumentException if the order is out of range; nothing is issued then
   */
  public Issued issue(Order order) {
    List<EntitlementCode> codes = new ArrayList<>();
    List<Entitlement> entitlements = new ArrayList<>();
    for (int i = 0; i < order.count(); i++) {
      EntitlementCode code = EntitlementCode.random(random);
      codes.add(code);
      entitlements.add(
          new Entitlement(
              code.id(), order.portals(), order.from(), order.until(), order.entries()));
    }
    UUID batch = UUID.randomUUID();
    book.add(batch, entitlements, clock.instant());
    return new Issued(batch, codes);
  }

  /**
   * Answers a gateway.
   *
   * @throws Refusal if the query is not well formed
   */
  public EntitlementPage page(EntitlementQuery query) throws Refusal {
    if (query.id().isEmpty()) {
      List<EntitlementRow> rows = book.since(query.since(), PAGE + 1);
      boolean more = rows.size() > PAGE;
      return new EntitlementPage(more ? rows.subList(0, PAGE) : rows, more);
    }
    try {
      return new EntitlementPage(book.byId(new EntitlementId(query.id())), false);
    } catch (IllegalArgumentException _) {
      throw new Refusal("malformed", "An entitlement id has 64 hexadecimal digits.");
    }
  }
}
