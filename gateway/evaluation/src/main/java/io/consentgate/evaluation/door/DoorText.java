package io.consentgate.evaluation.door;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.consentgate.evaluation.statistics.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says what became of a trial, for people and for machines. */
final class DoorText {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private DoorText() {}

  /** Returns lines for people. */
  static List<String> lines(DoorReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s at FMR %.0e (threshold %.4f), lfw-dev, %d s",
            report.modelSet(),
            report.falseMatchRate(),
            report.threshold(),
            report.seconds()));
    lines.add("                          tried  acquired  compared  admitted");
    side("test half", report.test(), lines);
    side("calibration half", report.calibration(), lines);
    lines.add("  test half, owners turned away: " + rate(report.falseNonMatches()));
    lines.add(
        "  test half, strangers let in: "
            + rate(report.falseMatches())
            + String.format(
                Locale.ROOT,
                "; the calibrated FMR explains %d",
                report.explained(compared(report))));
    lines.add("  acquired and not compared, owners: " + missed(report.missedOwners()));
    lines.add("  acquired and not compared, strangers: " + missed(report.missedStrangers()));
    report.faults().forEach(fault -> lines.add("  FAILED: " + fault));
    return lines;
  }

  /** Returns one object for machines. */
  static ObjectNode json(List<DoorReport> reports) {
    ObjectNode all = JSON.createObjectNode();
    ArrayNode sets = all.putArray("sets");
    for (DoorReport report : reports) {
      ObjectNode set = JSON.valueToTree(report);
      set.put("explained", report.explained(compared(report)));
      bounds(set.putObject("test_owners_turned_away"), report.falseNonMatches());
      bounds(set.putObject("test_strangers_let_in"), report.falseMatches());
      set.set("faults", JSON.valueToTree(report.faults()));
      set.put("ok", report.ok());
      sets.add(set);
    }
    return all.put("ok", reports.stream().allMatch(DoorReport::ok));
  }

  private static int compared(DoorReport report) {
    return report.test().strangers().compared();
  }

  private static void side(String name, DoorReport.Side side, List<String> lines) {
    lines.add(
        String.format(
            Locale.ROOT,
            "  %s: %d tried to enrol, %d enrolled, %d failed to (FTE)",
            name,
            side.triedToEnrol(),
            side.enrolled(),
            side.triedToEnrol() - side.enrolled()));
    lines.add(count("owners, second picture", side.owners()));
    lines.add(count("strangers", side.strangers()));
  }

  private static String count(String who, DoorCount count) {
    return String.format(
        Locale.ROOT,
        "    %-22s%5d     %5d     %5d     %5d",
        who,
        count.tried(),
        count.acquired(),
        count.compared(),
        count.admitted());
  }

  private static String missed(Map<String, Integer> reasons) {
    return reasons.isEmpty()
        ? "nobody"
        : new TreeMap<>(reasons)
            .entrySet().stream()
                .map(reason -> reason.getKey() + " " + reason.getValue())
                .collect(Collectors.joining(", "));
  }

  private static void bounds(ObjectNode node, Count count) {
    node.put("events", count.events()).put("trials", count.trials());
    if (count.trials() > 0) {
      node.put("lower95", count.lower95()).put("upper95", count.upper95());
    }
  }

  private static String rate(Count count) {
    if (count.trials() == 0) {
      return "nobody was compared";
    }
    return String.format(
        Locale.ROOT,
        "%d of %d (%.2f %%, 95 %% %.2f to %.2f %%)",
        count.events(),
        count.trials(),
        100 * count.rate(),
        100 * count.lower95(),
        100 * count.upper95());
  }
}
