package io.consentgate.evaluation.images;

import io.consentgate.evaluation.statistics.Count;
import io.consentgate.gateway.lane.GalleryLimit;
import java.util.Locale;

/**
 * A search through a gallery of one reference a person, at the threshold (ISO/IEC 19795-1).
 *
 * @param gallery people in it; 0 where there are too few to search among
 * @param falsePositives searches by people outside it that met anybody
 * @param falseNegatives searches by people in it that did not meet themselves first
 * @param falseMatchBound upper end of the interval of the FMR, of the worst group there is
 */
record Identification(
    int gallery, Count falsePositives, Count falseNegatives, double falseMatchBound) {

  /** Returns N × FMR by its upper end. */
  double product() {
    return gallery * falseMatchBound;
  }

  /** Tells whether the limit lets such a search be armed. */
  boolean isAllowed() {
    return gallery > 0 && GalleryLimit.DEFAULT.allows(gallery, falseMatchBound);
  }

  /** Returns the largest gallery that it lets be armed. */
  int mostReferences() {
    return GalleryLimit.DEFAULT.mostReferences(falseMatchBound);
  }

  /** Says in a sentence what the limit makes of it. */
  String verdict() {
    String limit =
        String.format(Locale.ROOT, "%.1f %%", 100 * GalleryLimit.DEFAULT.maxFalsePositiveRate());
    return gallery == 0
        ? "1:N not measured: fewer than four people were acquired"
        : String.format(
            Locale.ROOT,
            "1:N with N = %,d %s by the pack limit of %s: N x FMR is up to %.2g; at most N = %,d",
            gallery,
            isAllowed() ? "allowed" : "not allowed",
            limit,
            product(),
            mostReferences());
  }
}
