package io.consentgate.evaluation.demo;

import io.consentgate.evaluation.residue.MemoryScan.Hit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The spaces of a running program's heap, as its virtual machine tells them after a collection. */
final class HeapSpaces {

  private static final Pattern SPACE =
      Pattern.compile("(eden|from|to|the)\\s+space.*\\[0x(\\w+), ?0x(\\w+), ?0x(\\w+)\\)");

  private record Space(String name, long from, long top, long end) {}

  private final List<Space> spaces = new ArrayList<>();

  private HeapSpaces() {}

  /** Has a full collection made, and asks where everything lies then. */
  static HeapSpaces collect(long pid) throws IOException, InterruptedException {
    Path commands = Files.createTempFile("collect", ".jcmd");
    String said;
    try {
      Files.writeString(commands, "GC.run\nGC.heap_info\n");
      Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
      Process process =
          new ProcessBuilder(jcmd.toString(), Long.toString(pid), "-f", commands.toString())
              .redirectErrorStream(true)
              .start();
      said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(said);
      }
    } finally {
      Files.delete(commands);
    }
    HeapSpaces spaces = new HeapSpaces();
    SPACE.matcher(said).results().forEach(spaces::add);
    if (spaces.spaces.size() < 4) {
      throw new IOException("no heap that is known: " + said);
    }
    return spaces;
  }

  /** Names the place of a hit: a space of the heap, or what the kernel calls the mapping. */
  String place(Hit hit) {
    if (hit.isSecretPage()) {
      return "locked page";
    }
    for (Space space : spaces) {
      long at = hit.address();
      if (at >= space.from() && at < space.end()) {
        return "heap, " + space.name() + (at < space.top() ? ", in use" : ", free");
      }
    }
    return hit.where().isEmpty() ? "native" : "native " + hit.where();
  }

  private void add(MatchResult space) {
    String name = space.group(1).equals("the") ? "old" : space.group(1);
    spaces.add(new Space(name, number(space, 2), number(space, 3), number(space, 4)));
  }

  private static long number(MatchResult space, int group) {
    return Long.parseUnsignedLong(space.group(group), 16);
  }
}
