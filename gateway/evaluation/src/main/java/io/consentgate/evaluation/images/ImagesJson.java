package io.consentgate.evaluation.images;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.consentgate.evaluation.statistics.BalancedAccuracy;
import io.consentgate.evaluation.statistics.DetCurve;
import io.consentgate.models.Acquisition;

/**
 * A report for machines. The keys are stable; {@code docs/evaluation.md} says what each means. What
 * the sample cannot carry is null, with a reason beside it.
 */
final class ImagesJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ImagesJson() {}

  /** Returns the object. */
  static ObjectNode of(ImagesReport report, Origin origin) {
    ObjectNode all = JSON.createObjectNode();
    all.put("model_set", report.modelSet());
    decision(all, report.decision());
    all.put("pairs_mated", report.pairs().mated());
    all.put("pairs_non_mated", report.pairs().nonMated());
    JsonFigures.number(all, "fta", report.failures().rate());
    JsonFigures.number(
        all, "accuracy", report.accuracy().map(BalancedAccuracy::mean).orElse(Double.NaN));
    JsonFigures.number(
        all,
        "accuracy_standard_error",
        report.accuracy().map(BalancedAccuracy::standardError).orElse(Double.NaN));
    all.put("accuracy_remark", report.accuracy().isEmpty() ? ImagesText.accuracy(report) : "");
    rates(all, report);
    JsonFigures.count(all.putObject("fta_count"), report.failures());
    JsonFigures.count(all.putObject("fte_count"), report.enrolment());
    acquisition(all.putObject("acquisition"), report.acquisition());
    groups(all, report);
    identification(all.putObject("identification"), report.identification());
    det(all.putArray("det"), report.det());
    histogram(all.putObject("histogram"), report.histogram());
    JsonFigures.origin(all.putObject("origin"), origin);
    return all;
  }

  private static void acquisition(ObjectNode node, Acquisition tried) {
    node.put("pictures", tried.pictures());
    node.put("acquired", tried.acquired());
    node.put("nobody", tried.nobody());
    node.put("several", tried.several());
    node.put("unusable", tried.unusable());
  }

  private static void decision(ObjectNode all, ImagesReport.Decision decision) {
    all.put("threshold", decision.threshold());
    all.put("threshold_fmr", decision.falseMatchRate());
    all.put("threshold_extrapolated", decision.extrapolated());
    rate(all.putObject("fmr"), decision.falseMatches());
    rate(all.putObject("fnmr"), decision.falseNonMatches());
    JsonFigures.count(all.putObject("frr"), decision.falseRejects());
    JsonFigures.count(all.putObject("far"), decision.falseAccepts());
  }

  private static void rates(ObjectNode all, ImagesReport report) {
    ObjectNode plain = all.putObject("fnmr_at_fmr");
    ObjectNode details = all.putObject("fnmr_at_fmr_details");
    for (RatePoint point : report.rates()) {
      String key = Words.key(point.claim().rate());
      JsonFigures.number(plain, key, point.isShown() ? point.falseNonMatches().rate() : Double.NaN);
      ObjectNode detail = details.putObject(key);
      detail.put("shown", point.isShown());
      detail.put("firm", point.isShown() && point.claim().isFirm());
      detail.put("remark", point.remark());
      detail.put("comparisons", point.claim().comparisons());
      detail.put("comparisons_needed", point.claim().least());
      if (point.isShown()) {
        detail.put("threshold", point.threshold());
        JsonFigures.count(detail.putObject("fmr"), point.falseMatches());
        JsonFigures.count(detail.putObject("fnmr"), point.falseNonMatches());
        JsonFigures.count(detail.putObject("frr"), point.falseRejects());
      }
    }
  }

  private static void groups(ObjectNode all, ImagesReport report) {
    ObjectNode groups = all.putObject("groups");
    report
        .groups()
        .ifPresent(
            table -> {
              table.groups().forEach(group -> group(groups.putObject(group.group()), group));
              ObjectNode summary = all.putObject("groups_summary");
              summary.put("worst", table.worst().group());
              JsonFigures.number(summary, "max_min_ratio", table.maxMinRatio());
              JsonFigures.number(summary, "max_min_ratio_at_least", table.maxMinRatioAtLeast());
              JsonFigures.count(summary.putObject("mixed"), table.mixed());
              JsonFigures.number(summary, "worst_to_mixed", table.worstToMixed());
              JsonFigures.number(summary, "worst_to_mixed_at_most", table.worstToMixedAtMost());
            });
  }

  private static void group(ObjectNode node, GroupFigures group) {
    JsonFigures.number(node, "fmr", group.falseMatches().rate());
    JsonFigures.number(node, "bound_low", JsonFigures.low(group.falseMatches()));
    JsonFigures.number(node, "bound_high", JsonFigures.high(group.falseMatches()));
    node.put("comparisons", group.falseMatches().trials());
    node.put("false_matches", group.falseMatches().events());
    node.put("people", group.people());
    JsonFigures.count(node.putObject("fta"), group.acquisition());
    JsonFigures.count(node.putObject("fnmr"), group.falseNonMatches());
    JsonFigures.number(node, "median_score", group.medianScore());
    JsonFigures.number(node, "median_millis", group.medianMillis());
  }

  private static void identification(ObjectNode node, Identification search) {
    node.put("gallery", search.gallery());
    JsonFigures.count(node.putObject("fpir"), search.falsePositives());
    JsonFigures.count(node.putObject("fnir"), search.falseNegatives());
    JsonFigures.number(node, "fmr_bound_high", search.falseMatchBound());
    JsonFigures.number(node, "gallery_times_fmr", search.product());
    node.put("allowed", search.isAllowed());
    node.put("most_references", search.mostReferences());
    node.put("limit", search.pack().maxFalsePositiveRate());
    node.put("limit_pack", search.pack().id());
    node.put("verdict", search.verdict());
  }

  private static void det(ArrayNode nodes, DetCurve curve) {
    for (DetCurve.Point point : curve.points()) {
      ObjectNode node = nodes.addObject();
      node.put("threshold", point.threshold());
      JsonFigures.count(node.putObject("fmr"), point.falseMatches());
      JsonFigures.count(node.putObject("fnmr"), point.falseNonMatches());
    }
  }

  private static void histogram(ObjectNode node, Histogram histogram) {
    node.put("low", Histogram.LOW);
    node.put("high", Histogram.HIGH);
    node.set("mated", JSON.valueToTree(histogram.counts(true)));
    node.set("non_mated", JSON.valueToTree(histogram.counts(false)));
  }

  private static void rate(ObjectNode node, ErrorRate rate) {
    JsonFigures.count(node, rate.count());
    // Without an error in the sample there is none in any draw: that is no bound.
    boolean says = rate.count().events() > 0;
    JsonFigures.number(node, "bootstrap_low", says ? rate.byPerson().low() : Double.NaN);
    JsonFigures.number(node, "bootstrap_high", says ? rate.byPerson().high() : Double.NaN);
  }
}
