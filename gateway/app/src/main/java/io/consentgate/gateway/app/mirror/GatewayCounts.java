package io.consentgate.gateway.app.mirror;

import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.gateway.audit.WayIn;
import io.consentgate.gateway.store.GatewayStore;
import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.gateway.store.database.AuditRows.Count;
import io.consentgate.gateway.store.keyring.RingState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What was counted here, out of the audit trail. */
public final class GatewayCounts {

  private final GatewayStore store;
  private final InstantSource clock;
  private final ZoneId zone;

  /** Takes the store, and time to know what today is. */
  public GatewayCounts(GatewayStore store, InstantSource clock, ZoneId zone) {
    this.store = store;
    this.clock = clock;
    this.zone = zone;
  }

  /** Returns how many references stand. */
  public int references() {
    return store.standingReferences();
  }

  /** Returns what opens the key ring, and whether it does. */
  Map<String, Object> keyRing() {
    return Map.of(
        "root", store.rootKind().name(), "readable", store.ringState() instanceof RingState.Open);
  }

  /** Returns all counts; those of the journal are left out while it cannot be read. */
  Map<String, Object> all() {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("pictures", 0);
    try {
      counts.putAll(ofJournal());
      counts.put("readable", true);
    } catch (StoreUnavailableException _) {
      counts.put("readable", false);
    }
    return counts;
  }

  private Map<String, Object> ofJournal() {
    Instant until = clock.instant().plus(Duration.ofDays(1));
    Instant today = clock.instant().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    List<Count> ever = store.audit().counts(Instant.EPOCH, until);
    List<Count> now = store.audit().counts(today, until);
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("references", references());
    counts.put("enrolments", sum(ever, row -> row.kind().equals("ENROLLED")));
    counts.put("withdrawals", sum(ever, row -> erased(row, ErasureCause.WITHDRAWN)));
    counts.put("expired", sum(ever, row -> erased(row, ErasureCause.EXPIRED)));
    counts.put("erasures", sum(ever, row -> row.kind().equals("ERASED")));
    counts.put("clock_lowered", sum(ever, row -> row.kind().equals("CLOCK_LOWERED")));
    counts.put("entries_pass_today", sum(now, row -> admitted(row, WayIn.PASS)));
    counts.put("entries_face_today", sum(now, row -> admitted(row, WayIn.FACE)));
    counts.put("diverted_today", sum(now, row -> row.kind().equals("DIVERTED")));
    return counts;
  }

  private static boolean erased(Count row, ErasureCause cause) {
    return row.kind().equals("ERASED") && row.outcome().equals(cause.name());
  }

  private static boolean admitted(Count row, WayIn way) {
    return row.kind().equals("ADMITTED") && row.way().equals(way.name());
  }

  private static long sum(List<Count> rows, Predicate<Count> which) {
    return rows.stream().filter(which).mapToLong(Count::count).sum();
  }
}
