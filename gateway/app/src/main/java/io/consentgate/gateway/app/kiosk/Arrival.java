package io.consentgate.gateway.app.kiosk;

import io.consentgate.contract.entitlement.EntitlementCode;
import io.consentgate.gateway.access.PresentedCode;
import io.consentgate.gateway.app.portal.CodeTaker;
import io.consentgate.gateway.app.portal.PortalScreen;
import io.consentgate.gateway.entitlement.EntitlementResult.Unusable;
import io.consentgate.gateway.entitlement.EntitlementResult.Usable;
import java.security.SecureRandom;

/** From an empty screen to two ways in, and the way without a face to its end. */
public final class Arrival {

  private final KioskWorld world;
  private final SecureRandom random;

  /** Ties it to what it uses; the random source shuffles the two ways. */
  public Arrival(KioskWorld world, SecureRandom random) {
    this.world = world;
    this.random = random;
  }

  /** Asks for a ticket; the next code at the portal is for this session. */
  void begin(KioskSession session, KioskStep.Start from) {
    if (session.move(from, new KioskStep.ShowTicket(""), world.now())) {
      world.portalOf(session).desk().ask(new TicketTaker(session));
    }
  }

  /** Takes a ticket that was typed, from the first screen or from the one that asks for it. */
  void typed(KioskSession session, KioskStep from, String text) {
    try {
      present(session, from, EntitlementCode.parse(text));
    } catch (IllegalArgumentException _) {
      askAgain(session, from, "ticket.malformed");
    }
  }

  /** Opens the portal with the ticket, without a face. */
  void passWay(KioskSession session, KioskStep from, Visitor visitor) {
    KioskStep waiting = new KioskStep.Result(false, "result.wait");
    if (!session.move(from, waiting, world.now())) {
      return;
    }
    PortalScreen.Shown shown =
        world.door().pass(world.portalOf(session), new PresentedCode.Ticket(visitor.ticket()));
    session.move(
        waiting, new KioskStep.Result(shown.isOpen(), "result." + shown.reason()), world.now());
  }

  private void present(KioskSession session, KioskStep from, EntitlementCode code) {
    world.finder().ensureKnown(code.id());
    switch (world.entitlements().check(code.id(), session.portal())) {
      case Usable(var standing) -> {
        Visitor visitor = new Visitor(code, standing.entitlement().until(), random.nextBoolean());
        session.move(from, new KioskStep.Choose(visitor, ""), world.now());
      }
      case Unusable(var fault) -> askAgain(session, from, "ticket." + fault.name());
    }
  }

  private void askAgain(KioskSession session, KioskStep from, String note) {
    boolean asked = from instanceof KioskStep.ShowTicket;
    if (session.move(from, new KioskStep.ShowTicket(note), world.now()) && !asked) {
      world.portalOf(session).desk().ask(new TicketTaker(session));
    }
  }

  private final class TicketTaker implements CodeTaker {

    private final KioskSession session;

    TicketTaker(KioskSession session) {
      this.session = session;
    }

    @Override
    public boolean isWaiting() {
      return session.step() instanceof KioskStep.ShowTicket && !session.isOver(world.now());
    }

    @Override
    public void take(PresentedCode code) {
      if (!(session.step() instanceof KioskStep.ShowTicket from)) {
        return;
      }
      switch (code) {
        case PresentedCode.Ticket(var ticket) -> present(session, from, ticket);
        case PresentedCode.PassText _ -> askAgain(session, from, "ticket.is-pass");
        case PresentedCode.Foreign() -> askAgain(session, from, "ticket.foreign");
      }
    }
  }
}
