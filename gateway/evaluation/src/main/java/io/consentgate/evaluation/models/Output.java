package io.consentgate.evaluation.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** What a command says. */
final class Output {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Output() {}

  static void say(CommandSpec spec, String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  static void say(CommandSpec spec, List<String> lines) {
    lines.forEach(line -> say(spec, line));
  }

  static void json(CommandSpec spec, Object value) {
    try {
      say(spec, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
