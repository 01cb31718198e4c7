package io.consentgate.gateway.app.authority;

import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.contract.exchange.EntitlementPage;
import io.consentgate.contract.exchange.EntitlementQuery;
import io.consentgate.contract.exchange.EntitlementRow;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** Keeps the entitlements known here up to date, and looks up one that is not known yet. */
public final class EntitlementSync implements EntitlementFinder {

  /** Least time between two look-ups, so that a stranger's codes do not flood the authority. */
  static final Duration SPACING = Duration.ofMillis(200);

  private static final long BEFORE_ALL = 0;

  /** What is kept of entitlements here. */
  public interface Shelf {

    /** Tells whether an entitlement is known. */
    boolean knows(EntitlementId id);

    /** Keeps entitlements, all or none. */
    void keep(List<EntitlementRow> rows);

    /** Returns the highest sequence number held; 0 at first. */
    long highestSequence();
  }

  private final AuthorityLink authority;
  private final Shelf shelf;
  private final LongSupplier nanos;
  private long lastLookUp;
  private boolean lookedUp;

  /** Ties the sync to what it uses. */
  public EntitlementSync(AuthorityLink authority, Shelf shelf, LongSupplier nanos) {
    this.authority = authority;
    this.shelf = shelf;
    this.nanos = nanos;
  }

  /** Fetches everything that is new; does nothing if the authority is away. */
  public void sync() {
    try {
      EntitlementPage page;
      do {
        long since = shelf.highestSequence();
        page = authority.entitlements(new EntitlementQuery(since, ""));
        if (!page.entitlements().isEmpty()) {
          shelf.keep(page.entitlements());
        }
      } while (page.more() && !page.entitlements().isEmpty());
    } catch (AuthorityException _) {
      // The status watch says so; what is known here goes on to count.
      return;
    }
  }

  @Override
  public void ensureKnown(EntitlementId id) {
    if (shelf.knows(id) || !mayLookUp()) {
      return;
    }
    try {
      EntitlementPage page = authority.entitlements(new EntitlementQuery(0, id.hex()));
      shelf.keep(
          page.entitlements().stream()
              .filter(row -> row.id().equals(id.hex()))
              .map(EntitlementSync::ahead)
              .toList());
    } catch (AuthorityException _) {
      // An unknown ticket stays unknown.
      return;
    }
  }

  /** Without its number: with it, the next sync would pass over all that were issued before it. */
  private static EntitlementRow ahead(EntitlementRow row) {
    return new EntitlementRow(
        row.id(), row.portals(), row.from(), row.until(), row.entries(), BEFORE_ALL);
  }

  private synchronized boolean mayLookUp() {
    long now = nanos.getAsLong();
    if (lookedUp && now - lastLookUp < SPACING.toNanos()) {
      return false;
    }
    lookedUp = true;
    lastLookUp = now;
    return true;
  }
}
