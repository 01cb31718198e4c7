package io.consentgate.evaluation.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows on a terminal what the public pages show. */
@Command(
    name = "status",
    description = {
      "Print how both running programs are, from what they tell everybody.",
      "Exit status 1 if one does not answer."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class StatusCommand implements Callable<Integer> {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      description = "Address of the gateway (default: ${DEFAULT-VALUE}).")
  private URI gateway = URI.create("http://127.0.0.1:8470");

  @Option(
      names = "--authority",
      paramLabel = "URL",
      description = "Address of the authority (default: ${DEFAULT-VALUE}).")
  private URI authority = URI.create("http://127.0.0.1:8480");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Optional<JsonNode> keys = fetch(authority.resolve("/keys"));
    Optional<JsonNode> facts = fetch(gateway.resolve("/about-this-gate.json"));
    say(
        "authority  %s  %s"
            .formatted(
                authority,
                keys.map(k -> "running, knows " + (k.path("keys").size() - 1) + " gateway(s)")
                    .orElse("does not answer")));
    say("gateway    %s  %s".formatted(gateway, facts.isPresent() ? "running" : "does not answer"));
    facts.ifPresent(this::describe);
    return keys.isPresent() && facts.isPresent() ? 0 : 1;
  }

  private void describe(JsonNode facts) {
    for (JsonNode portal : facts.path("portals")) {
      say(
          "  portal %s: face lane %s, camera %s%s"
              .formatted(
                  portal.path("portal").asText(),
                  portal.path("face_lane").asText(),
                  portal.path("lens").path("state").asText(),
                  portal.path("lens").path("synthetic").asBoolean() ? " (synthetic)" : ""));
    }
    describeCounts(facts.path("counts"));
    describeCustody(facts);
    say(
        "  pictures searched for a face since the start: %d"
            .formatted(facts.path("detector_calls").asLong()));
    say(
        "  status list counts for %d s more; policy pack %s; model set %s; PAD %s"
            .formatted(
                facts.path("status").path("remaining_seconds").asLong(),
                facts.path("pack").path("id").asText(),
                facts.path("model_set").path("id").asText(),
                facts.path("pad_level").asText()));
  }

  private void describeCounts(JsonNode counts) {
    if (!counts.path("readable").asBoolean()) {
      say("  the journal CANNOT BE READ: see that the disk is neither full nor read-only");
      return;
    }
    say(
        "  references %d, templates made %d, withdrawals %d, erasures %d, pictures kept %d"
            .formatted(
                counts.path("references").asLong(),
                counts.path("enrolments").asLong(),
                counts.path("withdrawals").asLong(),
                counts.path("erasures").asLong(),
                counts.path("pictures").asLong()));
  }

  private void describeCustody(JsonNode facts) {
    JsonNode erasure = facts.path("erasure");
    long lag = erasure.path("expiry_lag_seconds").asLong();
    say(
        "  clock %s; expired references overdue by %s s; erasures without certificate: %d"
            .formatted(
                facts.path("clock").asText(),
                lag < 0 ? "?" : lag,
                erasure.path("failed_checks").asLong()));
    JsonNode ring = facts.path("key_ring");
    say(
        "  key ring %s, root %s"
            .formatted(
                ring.path("readable").asBoolean() ? "readable" : "CANNOT BE READ",
                ring.path("root").asText()));
    ErasedReach.lines(ring.path("root").asText()).forEach(line -> say("    " + line));
    say(
        "  secrets in memory: %s"
            .formatted(
                facts.path("memory").path("locked").asBoolean()
                    ? "locked in RAM"
                    : "NOT LOCKED in RAM (see ulimit -l)"));
  }

  private static Optional<JsonNode> fetch(URI address) throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString());
      return response.statusCode() == 200
          ? Optional.of(JSON.readTree(response.body()))
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
