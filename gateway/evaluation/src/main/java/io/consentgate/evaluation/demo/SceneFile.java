package io.consentgate.evaluation.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What stands before the synthetic camera: visitors by seed and what is held up to the lens. */
final class SceneFile {

  /** How many appearances of the same visitor take turns. */
  private static final int VARIATIONS = 3;

  private final Path file;
  private int pictures;
  private int changes;

  /**
   * Starts with nobody in view.
   *
   * @param file the scene file
   */
  SceneFile(Path file) throws IOException {
    this.file = file;
    empty();
  }

  /** Returns the scene file. */
  Path path() {
    return file;
  }

  /** Nobody in view, nothing held up. */
  void empty() throws IOException {
    write("");
  }

  /** Visitors in view, nothing held up. */
  void show(int... seeds) throws IOException {
    write(visitors(seeds));
  }

  /**
   * Visitors in view, and a code held up to the lens.
   *
   * @param png a picture of the code, as a page shows it
   * @param seeds who is in view
   */
  void holdUp(byte[] png, int... seeds) throws IOException {
    pictures++;
    String name = "held-" + pictures + ".png";
    Files.write(file.resolveSibling(name), png);
    write(visitors(seeds) + ",\"held\":\"" + name + "\"");
  }

  private static String visitors(int... seeds) {
    return Arrays.stream(seeds)
        .mapToObj("{\"seed\":%d}"::formatted)
        .collect(Collectors.joining(",", "\"visitors\":[", "]"));
  }

  private void write(String content) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    changes++;
    String variation = (content.isEmpty() ? "" : ",") + "\"variation\":" + changes % VARIATIONS;
    Files.writeString(fresh, "{" + content + variation + "}\n", StandardCharsets.UTF_8);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
