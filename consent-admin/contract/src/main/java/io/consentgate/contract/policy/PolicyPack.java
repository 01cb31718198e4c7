package io.consentgate.contract.policy;

import io.consentgate.contract.grant.Custody;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The limits inside which a gateway and its authority work.
 *
 * <p>A pack for the European Union has the id {@code EU}, or begins with {@code EU-} ({@code
 * EU-ES}). It allows neither custody {@code HELD} nor a search among many: a reference under the
 * operator's key alone, and 1:N, are what EDPB Opinion 11/2024 found not to comply (scenarios 3 and
 * 4; EU-24).
 *
 * @param id short name, such as {@code DEMO}
 * @param kind what it may be used for
 * @param custodies which custodies a person may choose
 * @param maxRetention longest life of a reference, from issue of its grant (CN-05)
 * @param maxStatusAge longest a status answer may be relied on (BF-4)
 * @param maxFalseMatchRate the FMR at which comparisons are decided, 1:1
 * @param maxFalsePositiveRate the most that N × FMR may be in a search among N, 1:N, by the upper
 *     end of the FMR's interval (ST-17)
 */
public record PolicyPack(
    String id,
    PackKind kind,
    Set<Custody> custodies,
    Duration maxRetention,
    Duration maxStatusAge,
    double maxFalseMatchRate,
    double maxFalsePositiveRate) {

  private static final Pattern EUROPEAN = Pattern.compile("EU(-.*)?");

  /** No decision takes a stranger for somebody oftener, by one comparison or by many. */
  private static final double HIGHEST_RATE = 1e-2;

  /** The pack that ships: anybody can try it, nobody can run a door with it. */
  public static final PolicyPack DEMO =
      new PolicyPack(
          "DEMO",
          PackKind.DEMO,
          Set.of(Custody.SEALED, Custody.CARRIED),
          Duration.ofDays(30),
          Duration.ofMinutes(10),
          1e-4,
          1e-3);

  /**
   * Checks ranges and copies the set.
   *
   * @throws IllegalArgumentException if a limit is missing or out of range, or a custody is not for
   *     that place
   */
  public PolicyPack {
    custodies = Set.copyOf(custodies);
    if (custodies.isEmpty()) {
      throw new IllegalArgumentException("a policy pack allows at least one custody");
    }
    if (isEuropean(id) && custodies.contains(Custody.HELD)) {
      throw new IllegalArgumentException(
          "a policy pack for the European Union allows no custody HELD");
    }
    if (!maxRetention.isPositive() || !maxStatusAge.isPositive()) {
      throw new IllegalArgumentException("a policy pack limits retention and status age");
    }
    if (!isRate(maxFalseMatchRate)) {
      throw new IllegalArgumentException("a policy pack names a false match rate of 0.01 or less");
    }
    if (!isRate(maxFalsePositiveRate)) {
      throw new IllegalArgumentException(
          "a policy pack names a false positive rate of 0.01 or less");
    }
  }

  private static boolean isRate(double rate) {
    return rate > 0 && rate <= HIGHEST_RATE;
  }

  /** Tells whether any search among many may be armed under it, within its limit. */
  public boolean allowsSearch() {
    return !isEuropean(id);
  }

  private static boolean isEuropean(String id) {
    return EUROPEAN.matcher(id).matches();
  }

  /** Tells whether the pack is for trying out only. */
  public boolean isTrialOnly() {
    return kind != PackKind.OPERATION;
  }
}
