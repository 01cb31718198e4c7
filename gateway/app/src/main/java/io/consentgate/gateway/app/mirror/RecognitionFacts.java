package io.consentgate.gateway.app.mirror;

import io.consentgate.models.OperatingPoint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which networks are in use, and how often they err. */
public interface RecognitionFacts {

  /** Returns the model set's id. */
  String modelSet();

  /** Tells whether the networks are ready. */
  boolean isReady();

  /** Returns what was measured at the threshold in use, if it was. */
  Optional<OperatingPoint> measured();

  /** Returns how often a picture was searched for a face since the start. */
  long detectorCalls();

  /** Returns all of it. */
  default Map<String, Object> all() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("id", modelSet());
    facts.put("ready", isReady());
    measured()
        .ifPresent(
            point -> {
              facts.put("false_match_rate", point.falseMatchRate());
              facts.put("worst_group", point.worstGroup());
              facts.put("extrapolated", point.extrapolated());
              facts.put("non_mated_comparisons", point.comparisonsHeldOut());
              facts.put("false_matches", point.falseMatchesHeldOut());
              facts.put("false_match_upper95", point.highestBound());
              facts.put("mated_data", point.mated().dataSet());
              facts.put("mated_comparisons", point.mated().comparisons());
              facts.put("false_non_match_rate", point.mated().falseNonMatchRate());
              facts.put("false_non_match_lower95", point.mated().lower95());
              facts.put("false_non_match_upper95", point.mated().upper95());
            });
    return facts;
  }
}
