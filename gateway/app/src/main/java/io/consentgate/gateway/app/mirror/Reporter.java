package io.consentgate.gateway.app.mirror;

import io.consentgate.contract.exchange.GatewayReport;
import io.consentgate.gateway.app.Settings;
import io.consentgate.gateway.app.authority.AuthorityException;
import io.consentgate.gateway.app.authority.AuthorityLink;
import io.consentgate.gateway.app.portal.ServedPortals;
import jakarta.inject.Singleton;

/** Tells the authority how this gateway is. */
@Singleton
public final class Reporter {

  private final Settings settings;
  private final AuthorityLink authority;
  private final GatewayFacts facts;
  private final GatewayCounts counts;
  private final RecognitionFacts recognition;
  private final ServedPortals portals;

  /**
   * Takes what is told.
   *
   * @param settings how the gateway was told to run
   * @param authority who is told
   * @param facts what is known
   * @param counts what was counted
   * @param recognition which networks are in use
   * @param portals what is served
   */
  public Reporter(
      Settings settings,
      AuthorityLink authority,
      GatewayFacts facts,
      GatewayCounts counts,
      RecognitionFacts recognition,
      ServedPortals portals) {
    this.settings = settings;
    this.authority = authority;
    this.facts = facts;
    this.counts = counts;
    this.recognition = recognition;
    this.portals = portals;
  }

  /** Reports once; an authority that is away hears the next one. */
  public void report() {
    GatewayReport report =
        new GatewayReport(
            GatewayFacts.version(),
            settings.pack().pack().id(),
            recognition.modelSet(),
            facts.faceLane(portals.first()),
            facts.cameras(),
            counts.references(),
            portals.all().stream().map(portal -> portal.id().value()).toList());
    try {
      authority.report(report);
    } catch (AuthorityException _) {
      // The status watch says that it is away.
      return;
    }
  }
}
