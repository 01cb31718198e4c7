package io.consentgate.gateway.app.portal;

import io.consentgate.gateway.access.Admit;
import io.consentgate.gateway.access.EntryService;
import io.consentgate.gateway.access.Passage;
import io.consentgate.gateway.access.PresentedCode;
import io.consentgate.gateway.access.UseOtherLane;
import io.consentgate.gateway.app.authority.EntitlementFinder;
import io.consentgate.gateway.store.StoreUnavailableException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets people in at a portal, shows what became of it, and measures how long it took. */
public final class PortalDoor {

  private static final Logger LOG = LoggerFactory.getLogger(PortalDoor.class);

  private final EntryService entries;
  private final EntitlementFinder finder;
  private final PassageTimes times;
  private final LongSupplier nanos;

  /**
   * Ties the door to what it uses.
   *
   * @param entries decides and releases
   * @param finder looks up tickets that are not known here
   * @param times how long it takes
   * @param nanos the monotonic clock
   */
  public PortalDoor(
      EntryService entries, EntitlementFinder finder, PassageTimes times, LongSupplier nanos) {
    this.entries = entries;
    this.finder = finder;
    this.times = times;
    this.nanos = nanos;
  }

  /**
   * Decides on a code, releases the portal if that is the answer, and shows it. While nothing can
   * be noted the answer is no.
   *
   * @param at the portal
   * @param code what was read; the caller closes it
   */
  public PortalScreen.Shown pass(ServedPortal at, PresentedCode code) {
    try {
      return decided(at, code);
    } catch (StoreUnavailableException e) {
      // Whatever cannot be noted is not let in; the message is for operators and about no person.
      LOG.error("portal {}: {}", at.id(), e.getMessage());
      return at.screen().showOutOfOrder();
    }
  }

  private PortalScreen.Shown decided(ServedPortal at, PresentedCode code) {
    long before = nanos.getAsLong();
    if (code instanceof PresentedCode.Ticket(var ticket)) {
      finder.ensureKnown(ticket.id());
    }
    Passage passage = entries.pass(at.id(), code, at.portal());
    switch (passage.decision()) {
      case Admit admit when passage.isOpen() ->
          times.note(admit.way(), Duration.ofNanos(nanos.getAsLong() - before));
      case Admit _, UseOtherLane _ -> {}
    }
    return at.screen().show(passage);
  }
}
