package io.consentgate.evaluation.images;

import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.evaluation.statistics.Count;
import io.consentgate.gateway.lane.GalleryLimit;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * A search through a gallery of one reference a person, at the threshold (ISO/IEC 19795-1).
 *
 * @param gallery people in it; 0 where there are too few to search among
 * @param falsePositives searches by people outside it that met anybody
 * @param falseNegatives searches by people in it that did not meet themselves first
 * @param falseMatchBound upper end of the interval of the FMR, of the worst group there is
 * @param pack whose limit judges it
 */
record Identification(
    int gallery,
    Count falsePositives,
    Count falseNegatives,
    double falseMatchBound,
    PolicyPack pack) {

  /** Returns N × FMR by its upper end. */
  double product() {
    return gallery * falseMatchBound;
  }

  /** Tells whether the limit lets such a search be armed. */
  boolean isAllowed() {
    return gallery > 0 && limit().allows(gallery, falseMatchBound);
  }

  /** Returns the largest gallery that it lets be armed. */
  int mostReferences() {
    return limit().mostReferences(falseMatchBound);
  }

  /** Says in a sentence what the limit makes of it. */
  String verdict() {
    if (gallery == 0) {
      return "1:N not measured: fewer than four people were acquired";
    }
    if (!pack.allowsSearch()) {
      return "1:N not allowed at any N by pack %s: it is for the European Union"
          .formatted(pack.id());
    }
    return String.format(
        Locale.ROOT,
        "1:N with N = %,d %s by the limit of pack %s, %s %%: N x FMR is up to %.2g; at most N = %,d",
        gallery,
        isAllowed() ? "allowed" : "not allowed",
        pack.id(),
        percent(pack.maxFalsePositiveRate()),
        product(),
        mostReferences());
  }

  private GalleryLimit limit() {
    return GalleryLimit.of(pack);
  }

  /** Returns all the digits: a strict limit is not rounded to none. */
  private static String percent(double rate) {
    return BigDecimal.valueOf(rate).movePointRight(2).stripTrailingZeros().toString();
  }
}
