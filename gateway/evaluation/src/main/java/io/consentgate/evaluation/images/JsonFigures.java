package io.consentgate.evaluation.images;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.consentgate.evaluation.statistics.Count;

/** Figures as reports for machines have them; what is no number is null. */
public final class JsonFigures {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonFigures() {}

  /** Writes a count with its rate and its 95 % interval. */
  public static void count(ObjectNode node, Count count) {
    node.put("events", count.events());
    node.put("trials", count.trials());
    number(node, "rate", count.rate());
    number(node, "bound_low", low(count));
    number(node, "bound_high", high(count));
  }

  /** Writes a number, or null if it is none. */
  public static void number(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, value);
    } else {
      node.putNull(key);
    }
  }

  /** Writes what a report was made from. */
  public static void origin(ObjectNode node, Origin origin) {
    node.set("data", JSON.valueToTree(origin.data()));
    node.set("models", JSON.valueToTree(origin.models()));
    node.set("command_line", JSON.valueToTree(origin.commandLine()));
    node.set("machine", JSON.valueToTree(origin.machine()));
    node.put("selection", origin.selection());
  }

  static double low(Count count) {
    return count.trials() == 0 ? Double.NaN : count.lower95();
  }

  static double high(Count count) {
    return count.trials() == 0 ? Double.NaN : count.upper95();
  }
}
