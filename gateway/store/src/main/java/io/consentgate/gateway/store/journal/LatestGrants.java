package io.consentgate.gateway.store.journal;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.consent.GrantRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The grants that were asked for last, so that a passage, which asks three times, reads what was
 * agreed once. Whether a grant stands is never taken from here.
 */
final class LatestGrants {

  private static final int CAPACITY = 64;

  private final Map<GrantId, GrantRecord> grants =
      new LinkedHashMap<>(CAPACITY, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<GrantId, GrantRecord> eldest) {
          return size() > CAPACITY;
        }
      };

  /** Returns what was agreed, in whatever state the grant was when it was kept here, or null. */
  synchronized @Nullable GrantRecord find(GrantId grant) {
    return grants.get(grant);
  }

  /** Keeps a grant for a while and returns it. */
  synchronized GrantRecord keep(GrantRecord record) {
    grants.put(record.grant().id(), record);
    return record;
  }
}
