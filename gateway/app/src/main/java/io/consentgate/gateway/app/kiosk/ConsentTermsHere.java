package io.consentgate.gateway.app.kiosk;

import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.contract.policy.PolicyPack;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What can be consented to at this gateway.
 *
 * @param pack the limits
 * @param gateway this gateway
 * @param modelSet the model set in use
 * @param isCarriedPossible whether a sealed reference of that set fits a pass
 */
public record ConsentTermsHere(
    PolicyPack pack, GatewayId gateway, ModelSetId modelSet, boolean isCarriedPossible) {

  private static final List<Duration> SHORTER =
      List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7));

  /** Returns the custodies that a person may choose from. */
  public List<Custody> custodies() {
    return Stream.of(Custody.SEALED, Custody.CARRIED)
        .filter(pack.custodies()::contains)
        .filter(custody -> custody != Custody.CARRIED || isCarriedPossible)
        .toList();
  }

  /** Returns the latest end: that of the ticket, or what the pack allows, whichever is earlier. */
  public Instant latestEnd(Visitor visitor, Instant now) {
    Instant byPack = now.plus(pack.maxRetention());
    Instant latest = visitor.until().isBefore(byPack) ? visitor.until() : byPack;
    return latest.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Returns the ends to choose from, latest first. */
  public List<Instant> ends(Visitor visitor, Instant now) {
    Instant latest = latestEnd(visitor, now);
    List<Instant> ends = new ArrayList<>();
    for (Duration shorter : SHORTER) {
      Instant end = now.plus(shorter).truncatedTo(ChronoUnit.MINUTES);
      if (end.isBefore(latest)) {
        ends.addFirst(end);
      }
    }
    ends.addFirst(latest);
    return List.copyOf(ends);
  }

  /**
   * Tells whether an end may be chosen. The latest end moves with the clock while a pack caps it,
   * so a few minutes of reading are forgiven.
   */
  public boolean isAllowed(Instant end, Visitor visitor, Instant now) {
    return end.isAfter(now) && !end.isAfter(latestEnd(visitor, now));
  }
}
