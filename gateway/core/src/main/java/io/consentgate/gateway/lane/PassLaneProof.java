package io.consentgate.gateway.lane;

import io.consentgate.contract.entitlement.PortalId;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Whether the way in without a face works at each portal, known from trying what it needs and not
 * from hoping (BF-1, CN-21). A proof is good for a short time only, so that a trial that hangs says
 * as much as one that fails. Safe for use by several threads.
 */
public final class PassLaneProof {

  /** How long a proof counts: what breaks right after it is noticed within 5 s. */
  public static final Duration LONGEST_AGE = Duration.ofMillis(4500);

  /** Tries one thing that the way in without a face needs. */
  @FunctionalInterface
  public interface Trial {

    /** Tells whether it works; whatever is thrown means that it does not. */
    boolean works(PortalId portal);
  }

  private final Map<PassLaneFault, Trial> trials;
  private final LongSupplier nanos;
  private final Map<PortalId, Outcome> latest = new ConcurrentHashMap<>();

  private record Outcome(long nanos, Optional<PassLaneFault> fault) {}

  /**
   * Prepares.
   *
   * @param trials what is tried, and what it means if it does not work
   * @param nanos a clock that nobody can set
   */
  public PassLaneProof(Map<PassLaneFault, Trial> trials, LongSupplier nanos) {
    this.trials = new EnumMap<>(trials);
    this.nanos = nanos;
  }

  /**
   * Tries everything at a portal now; the age of the proof counts from the beginning.
   *
   * @return the first that does not work
   */
  public Optional<PassLaneFault> prove(PortalId portal) {
    long began = nanos.getAsLong();
    Optional<PassLaneFault> fault = firstFault(portal);
    latest.put(portal, new Outcome(began, fault));
    return fault;
  }

  /**
   * Returns why the way in without a face does not count as working at a portal, if it does not.
   */
  public Optional<PassLaneFault> fault(PortalId portal) {
    Outcome outcome = latest.get(portal);
    if (outcome == null) {
      return Optional.of(PassLaneFault.NOT_PROVEN);
    }
    if (outcome.fault().isPresent()) {
      return outcome.fault();
    }
    boolean isOld = nanos.getAsLong() - outcome.nanos() > LONGEST_AGE.toNanos();
    return isOld ? Optional.of(PassLaneFault.NOT_PROVEN) : Optional.empty();
  }

  /** Returns how long ago the latest trial began at a portal, if there was one. */
  public Optional<Duration> age(PortalId portal) {
    return Optional.ofNullable(latest.get(portal))
        .map(outcome -> Duration.ofNanos(nanos.getAsLong() - outcome.nanos()));
  }

  private Optional<PassLaneFault> firstFault(PortalId portal) {
    for (Map.Entry<PassLaneFault, Trial> trial : trials.entrySet()) {
      if (!works(trial.getValue(), portal)) {
        return Optional.of(trial.getKey());
      }
    }
    return Optional.empty();
  }

  private static boolean works(Trial trial, PortalId portal) {
    try {
      return trial.works(portal);
    } catch (RuntimeException _) {
      return false;
    }
  }
}
