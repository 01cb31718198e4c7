package io.consentgate.evaluation.crash;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.consentgate.evaluation.crash.Outside.Doing;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.gateway.store.keyring.RootKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Kills of several runs, so that thousands need not be in one sitting: a file with a line of JSON
 * where a run begins ({@code seed}, {@code what}, {@code build}) and one for each kill ({@code
 * doing}, {@code root}, {@code opened}, {@code faults}, {@code millis}; without {@code root} it is
 * {@code FILE}). A last line that was cut off is left out.
 */
final class KillTally implements Consumer<Kill> {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final String what;
  private final Set<String> builds = new LinkedHashSet<>();
  private int runs;
  private long last = System.nanoTime();

  private KillTally(Path file, String what) {
    this.file = file;
    this.what = what;
  }

  /**
   * Reads what earlier runs left; without the file there were none.
   *
   * @param file is written to from the next run on
   * @param what is killed; a tally is of one kind of kill
   * @param count is told of every earlier kill
   * @throws ProgramException if it holds something else
   */
  static KillTally open(Path file, String what, KillCount count)
      throws ProgramException, IOException {
    KillTally tally = new KillTally(file, what);
    String text = Files.exists(file) ? Files.readString(file) : "";
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    for (String line : whole.lines().toList()) {
      tally.read(line, count);
    }
    if (whole.length() < text.length()) {
      // Only behind lines of its own: what begins like this may be anybody's file.
      if (whole.isEmpty()) {
        throw tally.notOurs();
      }
      Files.writeString(file, whole);
    }
    return tally;
  }

  /** Returns how many runs there were. */
  int runs() {
    return runs;
  }

  /** Returns how many different builds were killed. */
  int builds() {
    return builds.size();
  }

  /**
   * Notes that a run begins.
   *
   * @param seed its seed
   * @param build tells one build of what is killed from another
   */
  synchronized void begin(long seed, String build) throws IOException {
    append(JSON.createObjectNode().put("seed", seed).put("what", what).put("build", build));
    runs++;
    builds.add(build);
    last = System.nanoTime();
  }

  @Override
  public synchronized void accept(Kill kill) {
    long now = System.nanoTime();
    ObjectNode line = JSON.createObjectNode();
    line.put("doing", kill.doing().name());
    line.put("root", kill.root().name());
    line.put("opened", kill.opened());
    kill.faults().forEach(line.putArray("faults")::add);
    line.put("millis", Duration.ofNanos(now - last).toMillis());
    last = now;
    try {
      append(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void append(JsonNode line) throws IOException {
    Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void read(String line, KillCount count) throws ProgramException {
    try {
      JsonNode node = JSON.readTree(line);
      if (node.hasNonNull("build")) {
        requireSame(node.path("what").asText());
        builds.add(node.path("build").asText());
        runs++;
      } else {
        count.add(kill(node), Duration.ofMillis(node.path("millis").asLong()));
      }
    } catch (JsonProcessingException | IllegalArgumentException _) {
      throw notOurs();
    }
  }

  private ProgramException notOurs() {
    return new ProgramException(
        "%s is no tally of kills. Name another file with --tally; it need not be there."
            .formatted(file));
  }

  private void requireSame(String other) throws ProgramException {
    if (!other.equals(what)) {
      throw new ProgramException(
          "%s is a tally of kills of the %s, not of the %s. Name another file with --tally."
              .formatted(file, other, what));
    }
  }

  private static Kill kill(JsonNode node) {
    List<String> faults = node.path("faults").valueStream().map(JsonNode::asText).toList();
    return new Kill(
        Doing.valueOf(node.path("doing").asText()),
        RootKind.valueOf(node.path("root").asText(RootKind.FILE.name())),
        node.path("opened").asInt(),
        faults);
  }
}
