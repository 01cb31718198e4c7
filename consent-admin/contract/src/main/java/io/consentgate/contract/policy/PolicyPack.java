package io.consentgate.contract.policy;

import io.consentgate.contract.grant.Custody;
import java.time.Duration;
import java.util.Set;

/**
 * The limits inside which a gateway and its authority work.
 *
 * @param id short name, such as {@code DEMO}
 * @param kind what it may be used for
 * @param custodies which custodies a person may choose
 * @param maxRetention longest life of a reference, from issue of its grant (CN-05)
 * @param maxStatusAge longest a status answer may be relied on (BF-4)
 * @param maxFalseMatchRate the FMR at which comparisons are decided, 1:1
 */
public record PolicyPack(
    String id,
    PackKind kind,
    Set<Custody> custodies,
    Duration maxRetention,
    Duration maxStatusAge,
    double maxFalseMatchRate) {

  /** The pack that ships: anybody can try it, nobody can run a door with it. */
  public static final PolicyPack DEMO =
      new PolicyPack(
          "DEMO",
          PackKind.DEMO,
          Set.of(Custody.SEALED, Custody.CARRIED),
          Duration.ofDays(30),
          Duration.ofMinutes(10),
          1e-4);

  /**
   * Checks ranges and copies the set.
   *
   * @throws IllegalArgumentException if a limit is missing or out of range
   */
  public PolicyPack {
    custodies = Set.copyOf(custodies);
    if (custodies.isEmpty()) {
      throw new IllegalArgumentException("a policy pack allows at least one custody");
    }
    if (!maxRetention.isPositive() || !maxStatusAge.isPositive()) {
      throw new IllegalArgumentException("a policy pack limits retention and status age");
    }
    if (!(maxFalseMatchRate > 0 && maxFalseMatchRate <= 1e-2)) {
      throw new IllegalArgumentException("a policy pack names a false match rate of 0.01 or less");
    }
  }

  /** Tells whether the pack is for trying out only. */
  public boolean isTrialOnly() {
    return kind != PackKind.OPERATION;
  }
}
