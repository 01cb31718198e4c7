package io.consentgate.evaluation.quality;

import java.util.List;

/**
 * What was found about quality and fusion.
 *
 * @param modelSet id of the set
 * @param summary what was measured on, in sentences
 * @param curves errors against each measure
 * @param gate what the gate refuses
 * @param changes what happens to pictures that are seen worse by a known amount
 * @param fusions ways of putting frames together
 */
record QualityReport(
    String modelSet,
    List<String> summary,
    List<Curve> curves,
    List<Table> gate,
    List<Table> changes,
    List<Table> fusions) {

  /** Copies the lists. */
  QualityReport {
    summary = List.copyOf(summary);
    curves = List.copyOf(curves);
    gate = List.copyOf(gate);
    changes = List.copyOf(changes);
    fusions = List.copyOf(fusions);
  }
}
