package io.consentgate.evaluation.images;

import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.gateway.vision.RegionOfInterest;
import java.util.List;

/**
 * What to measure.
 *
 * @param protocol the comparisons
 * @param groups pictures with their groups; none where there is no such file
 * @param thresholdFmr the FMR that names the threshold
 * @param gallery how many people a search goes through; 0 for half of those there are
 * @param pack whose limit judges such a search
 * @param region where to look in each picture
 */
record ImagesPlan(
    Protocol protocol,
    List<NamedPicture> groups,
    double thresholdFmr,
    int gallery,
    PolicyPack pack,
    RegionOfInterest region) {

  /** Copies the list. */
  ImagesPlan {
    groups = List.copyOf(groups);
  }
}
