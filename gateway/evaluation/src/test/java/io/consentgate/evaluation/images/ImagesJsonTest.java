package io.consentgate.evaluation.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.consentgate.evaluation.statistics.Count;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** ST-15, ST-16, ST-19: the keys that machines read, and what stands in them. */
final class ImagesJsonTest {

  @Test
  void of_anyReport_hasTheDocumentedKeys() {
    JsonNode json = ImagesJson.of(Drawn.report(500, 3000), Drawn.origin());

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "model_set",
            "threshold",
            "threshold_fmr",
            "threshold_extrapolated",
            "fmr",
            "fnmr",
            "frr",
            "far",
            "pairs_mated",
            "pairs_non_mated",
            "fta",
            "accuracy",
            "accuracy_standard_error",
            "accuracy_remark",
            "fnmr_at_fmr",
            "fnmr_at_fmr_details",
            "fta_count",
            "fte_count",
            "acquisition",
            "groups",
            "groups_summary",
            "identification",
            "det",
            "histogram",
            "origin");
    assertThat(json.path("accuracy").isNumber()).isTrue();
    assertThat(json.path("fta").doubleValue()).isCloseTo(0.03, within(1e-12));
    assertThat(json.path("pairs_mated").intValue()).isEqualTo(500);
    assertThat(json.path("pairs_non_mated").intValue()).isEqualTo(3000);
    assertThat(json.path("threshold").doubleValue()).isEqualTo(Drawn.THRESHOLD);
    assertThat(json.path("model_set").textValue()).isEqualTo("drawn-1");
    assertThat(json.path("fnmr_at_fmr").fieldNames())
        .toIterable()
        .containsExactly("1e-2", "1e-3", "1e-4", "1e-5");
    JsonNode group = json.path("groups").path("south");
    assertThat(group.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "fmr",
            "bound_low",
            "bound_high",
            "comparisons",
            "false_matches",
            "people",
            "fta",
            "fnmr",
            "median_score",
            "median_millis");
    assertThat(group.path("fmr").doubleValue()).isEqualTo(0.04);
    assertThat(group.path("bound_high").doubleValue())
        .isCloseTo(new Count(40, 1000).upper95(), within(1e-12));
    assertThat(group.path("comparisons").intValue()).isEqualTo(1000);
  }

  @Test
  @DisplayName("ST-17: the limit of a search, and whose it is, stand beside the verdict")
  void identification_anyReport_namesTheLimitAndItsPack() {
    JsonNode search = ImagesJson.of(Drawn.report(50, 400), Drawn.origin()).path("identification");

    assertThat(search.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "gallery",
            "fpir",
            "fnir",
            "fmr_bound_high",
            "gallery_times_fmr",
            "allowed",
            "most_references",
            "limit",
            "limit_pack",
            "verdict");
    assertThat(search.path("limit").doubleValue()).isEqualTo(1e-3);
    assertThat(search.path("limit_pack").textValue()).isEqualTo("DEMO");
  }

  @Test
  void fnmrAtFmr_withThreeThousandStrangers_speaksOfAThousandthAndOfNoLess() {
    JsonNode json = ImagesJson.of(Drawn.report(500, 3100), Drawn.origin());

    JsonNode rates = json.path("fnmr_at_fmr");
    assertThat(rates.path("1e-2").isNumber()).isTrue();
    assertThat(rates.path("1e-3").isNumber()).isTrue();
    assertThat(rates.path("1e-4").isNull()).isTrue();
    assertThat(rates.path("1e-5").isNull()).isTrue();
    JsonNode shown = json.path("fnmr_at_fmr_details").path("1e-3");
    assertThat(shown.path("firm").booleanValue()).isFalse();
    assertThat(shown.path("fmr").path("bound_high").doubleValue()).isGreaterThan(1e-3);
    assertThat(shown.path("frr").path("rate").doubleValue())
        .isGreaterThan(shown.path("fnmr").path("rate").doubleValue());
    JsonNode refused = json.path("fnmr_at_fmr_details").path("1e-5");
    assertThat(refused.path("remark").textValue())
        .isEqualTo("not shown: needs at least 300,000 non-mated comparisons, there are 3,069");
    assertThat(refused.has("fnmr")).isFalse();
  }

  @Test
  void of_sampleWithoutMatedPairs_saysNothingOfThem() {
    JsonNode json = ImagesJson.of(Drawn.report(0, 400), Drawn.origin());

    assertThat(json.path("accuracy").isNull()).isTrue();
    assertThat(json.path("accuracy_remark").textValue()).startsWith("not shown: needs at least");
    assertThat(json.path("fnmr_at_fmr").path("1e-2").isNull()).isTrue();
    assertThat(json.path("fnmr_at_fmr_details").path("1e-2").path("remark").textValue())
        .contains("no mated comparison");
    assertThat(json.path("fnmr").path("rate").isNull()).isTrue();
    assertThat(json.path("det")).isEmpty();
  }

  @Test
  void groupsSummary_groupWithoutAFalseMatch_givesNoRatioButItsLeast() {
    JsonNode summary = ImagesJson.of(Drawn.report(50, 400), Drawn.origin()).path("groups_summary");

    assertThat(summary.path("worst").textValue()).isEqualTo("south");
    assertThat(summary.path("max_min_ratio").isNull()).isTrue();
    assertThat(summary.path("max_min_ratio_at_least").doubleValue())
        .isCloseTo(new Count(40, 1000).lower95() / new Count(0, 1000).upper95(), within(1e-9));
    assertThat(summary.path("worst_to_mixed").doubleValue()).isCloseTo(4, within(1e-9));
  }

  @Test
  void ratios_ofTwoGroupsWithFalseMatches_areThose() {
    GroupTable table =
        new GroupTable(
            List.of(Drawn.group("few", 5, 1000), Drawn.group("many", 50, 1000)),
            new Count(10, 2000));

    assertThat(table.worst().group()).isEqualTo("many");
    assertThat(table.maxMinRatio()).isCloseTo(10, within(1e-9));
    assertThat(table.worstToMixed()).isCloseTo(10, within(1e-9));
    assertThat(table.maxMinRatioAtLeast()).isBetween(2.0, 10.0);
    assertThat(table.worstToMixedAtMost()).isGreaterThan(10);
  }
}
