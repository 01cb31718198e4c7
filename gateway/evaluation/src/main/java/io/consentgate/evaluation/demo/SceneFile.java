package io.consentgate.evaluation.demo;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands before a camera that is none, and what is held up to its lens. */
public final class SceneFile {

  /** How many appearances of the same visitor take turns. */
  private static final int VARIATIONS = 3;

  /** Who is in view. */
  public static final class View {

    private static final View NOBODY = new View("");

    private final String members;

    private View(String members) {
      this.members = members;
    }

    /** Drawn visitors, by seed, from left to right. */
    public static View visitors(int... seeds) {
      return new View(
          Arrays.stream(seeds)
              .mapToObj("{\"seed\":%d}"::formatted)
              .collect(Collectors.joining(",", "\"visitors\":[", "]")));
    }

    /** Whoever a picture shows; only before a {@code file:} camera. */
    public static View picture(Path picture) {
      return new View("\"picture\":" + TextNode.valueOf(picture.toAbsolutePath().toString()));
    }
  }

  private final Path file;
  private int pictures;
  private int changes;

  /**
   * Starts with nobody in view.
   *
   * @param file the scene file
   */
  public SceneFile(Path file) throws IOException {
    this.file = file;
    empty();
  }

  /** Returns the scene file. */
  public Path path() {
    return file;
  }

  /** Nobody in view, nothing held up. */
  public void empty() throws IOException {
    change(View.NOBODY, "");
  }

  /** Visitors in view, nothing held up. */
  void show(int... seeds) throws IOException {
    show(View.visitors(seeds));
  }

  /** Somebody in view, nothing held up. */
  public void show(View view) throws IOException {
    change(view, "");
  }

  /**
   * Visitors in view, and a code held up to the lens.
   *
   * @param png a picture of the code, as a page shows it
   * @param seeds who is in view
   */
  void holdUp(byte[] png, int... seeds) throws IOException {
    holdUp(png, View.visitors(seeds));
  }

  /**
   * Somebody in view, and a code held up to the lens.
   *
   * @param png a picture of the code, as a page shows it
   * @param view who is in view
   */
  public void holdUp(byte[] png, View view) throws IOException {
    pictures++;
    String name = "held-" + pictures + ".png";
    Files.write(file.resolveSibling(name), png);
    change(view, "\"held\":\"" + name + "\"");
  }

  /**
   * Turns the heads of whoever is in view; nothing else changes, and nothing is held up.
   *
   * @param share -1 (to their own right) to 1 (to their own left)
   */
  public void turn(View view, double share) throws IOException {
    write(view, String.format(Locale.ROOT, "\"turn\":%.2f", share));
  }

  /** Another time: nobody stands where they stood, in the light there was. */
  private void change(View view, String held) throws IOException {
    changes++;
    write(view, held);
  }

  private void write(View view, String more) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    String content =
        Stream.of(view.members, more, "\"variation\":" + changes % VARIATIONS)
            .filter(member -> !member.isEmpty())
            .collect(Collectors.joining(",", "{", "}\n"));
    Files.writeString(fresh, content, StandardCharsets.UTF_8);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
