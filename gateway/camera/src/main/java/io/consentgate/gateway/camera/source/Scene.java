package io.consentgate.gateway.camera.source;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.consentgate.gateway.camera.SourceLostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stands before a lens that is none.
 *
 * @param visitors seeds of the drawn visitors, from left to right
 * @param held a picture of a code held up to the lens, or empty
 * @param picture the picture to show instead of drawn visitors, or empty
 * @param variation tells one appearance of the same visitors from another
 * @param turn how far heads are turned, -1 (to their own right) to 1 (to their own left)
 */
record Scene(
    List<Long> visitors, List<Path> held, List<Path> picture, long variation, double turn) {

  /** Most visitors that fit in. */
  static final int MAX_VISITORS = 3;

  private static final long MAX_SIZE_BYTES = 65_536;
  private static final Set<String> MEMBERS =
      Set.of("visitors", "held", "picture", "variation", "turn");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Copies the lists. */
  Scene {
    visitors = List.copyOf(visitors);
    held = List.copyOf(held);
    picture = List.copyOf(picture);
  }

  /** Returns a scene that is one picture. */
  static Scene ofPicture(Path picture) {
    return new Scene(List.of(), List.of(), List.of(picture), 0, 0);
  }

  /**
   * Reads a scene file.
   *
   * @throws SourceLostException if it cannot be read or is none; says what is wrong
   */
  static Scene read(Path file) throws SourceLostException {
    try {
      if (Files.size(file) > MAX_SIZE_BYTES) {
        throw new SourceLostException("the scene file is larger than 64 KiB");
      }
      return of(JSON.readTree(Files.readString(file)), file);
    } catch (JacksonException e) {
      throw new SourceLostException("the scene file is no JSON: " + position(e));
    } catch (IOException _) {
      throw new SourceLostException("there is no readable scene file " + file);
    }
  }

  private static String position(JacksonException e) {
    return e.getLocation() == null
        ? "it ends too early"
        : "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
  }

  private static Scene of(JsonNode root, Path file) throws SourceLostException {
    require(root.isObject(), "an object is expected");
    for (Iterator<String> names = root.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      require(MEMBERS.contains(name), "it knows visitors, held, picture, variation and turn only");
    }
    JsonNode variation = root.path("variation");
    require(
        variation.isMissingNode() || variation.canConvertToLong(), "variation is a whole number");
    JsonNode turn = root.path("turn");
    require(
        turn.isMissingNode() || (turn.isNumber() && Math.abs(turn.asDouble()) <= 1),
        "turn is a number from -1 to 1");
    return new Scene(
        visitors(root.path("visitors")),
        path(root, "held", file).stream().toList(),
        path(root, "picture", file).stream().toList(),
        variation.asLong(),
        turn.asDouble());
  }

  private static List<Long> visitors(JsonNode node) throws SourceLostException {
    require(node.isMissingNode() || node.isArray(), "visitors is a list");
    require(node.size() <= MAX_VISITORS, "at most " + MAX_VISITORS + " visitors fit in");
    List<Long> seeds = new ArrayList<>();
    for (JsonNode visitor : node) {
      JsonNode seed = visitor.path("seed");
      require(seed.canConvertToLong(), "each visitor has a seed, a whole number");
      seeds.add(seed.asLong());
    }
    return seeds;
  }

  private static Optional<Path> path(JsonNode root, String name, Path file)
      throws SourceLostException {
    JsonNode node = root.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    require(node.isTextual() && !node.textValue().isBlank(), name + " is a file name");
    return Optional.of(file.toAbsolutePath().resolveSibling(node.textValue()));
  }

  private static void require(boolean isSo, String what) throws SourceLostException {
    if (!isSo) {
      throw new SourceLostException("the scene file is wrong: " + what);
    }
  }
}
