package io.consentgate.gateway.app.wiring;

import io.consentgate.contract.exchange.EntitlementQuery;
import io.consentgate.gateway.access.EntryService;
import io.consentgate.gateway.app.Settings;
import io.consentgate.gateway.app.authority.AuthorityException;
import io.consentgate.gateway.app.authority.AuthorityLink;
import io.consentgate.gateway.app.authority.StatusSweep;
import io.consentgate.gateway.app.kiosk.KioskPages;
import jakarta.inject.Singleton;

/** Makes everything that could refuse to start do so before the first request is taken. */
@Singleton
public final class Readying {

  private final Settings settings;
  private final Faces faces;
  private final EntryService entries;
  private final KioskPages pages;
  private final StatusSweep sweep;
  private final AuthorityLink authority;

  /** Takes the ends of the wiring; whatever is behind them is made for that. */
  public Readying(
      Settings settings,
      Faces faces,
      EntryService entries,
      KioskPages pages,
      StatusSweep sweep,
      AuthorityLink authority) {
    this.settings = settings;
    this.faces = faces;
    this.entries = entries;
    this.pages = pages;
    this.sweep = sweep;
    this.authority = authority;
  }

  /** Ends what is over, and begins what goes on in the background. */
  public void now() {
    askForTheTime();
    sweep.atStart();
    java.util.Objects.requireNonNull(entries);
    java.util.Objects.requireNonNull(pages);
    faces.prepare(settings.portals());
  }

  /**
   * Any answer that the authority signs says what time it is: what ended while nobody ran can then
   * be destroyed before anybody is served. Nothing is fetched by it.
   */
  private void askForTheTime() {
    try {
      authority.entitlements(new EntitlementQuery(Long.MAX_VALUE, ""));
    } catch (AuthorityException _) {
      // What has ended is refused, and destroyed once a signed time arrives.
      return;
    }
  }
}
