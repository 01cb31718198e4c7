package io.consentgate.evaluation.pad;

import io.consentgate.evaluation.calibrate.LabelledPicture;
import io.consentgate.evaluation.images.InputLine;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.gateway.vision.HeadTurn.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Presentations that somebody took: a folder with a folder for each species, or a list with a first
 * line {@code file,species[,person[,group[,turn]]]} and files relative to its own folder. A folder
 * in place of a file holds the frames of a film; the turn is the side, {@code left} or {@code
 * right} as the person has it, to which a film's person was asked to turn the head, or nothing.
 */
final class PresentationList {

  private static final List<String> COLUMNS = List.of("file", "species", "person", "group", "turn");

  private static final Map<String, Side> SIDES = Map.of("left", Side.LEFT, "right", Side.RIGHT);

  private PresentationList() {}

  /**
   * Reads what there is.
   *
   * @throws ProgramException naming the place, if it is neither such a folder nor such a list
   */
  static List<Presentation> read(Path source) throws ProgramException {
    if (Files.isDirectory(source)) {
      return folder(source);
    }
    if (!Files.isRegularFile(source)) {
      throw new ProgramException(
          "There is no %s. Name a folder with a folder for each species, or a list file,species."
              .formatted(source));
    }
    return list(source);
  }

  private static List<Presentation> folder(Path source) throws ProgramException {
    List<Presentation> presentations = new ArrayList<>();
    for (Path species : entries(source)) {
      String name = String.valueOf(species.getFileName());
      if (!Files.isDirectory(species) || !Species.isName(name)) {
        throw new ProgramException(
            "%s is no folder of a species. Name it bona-fide, print or the like, in lower case with dashes."
                .formatted(species));
      }
      for (Path file : entries(species)) {
        String person = String.valueOf(file.getFileName());
        presentations.add(
            Presentation.real(new LabelledPicture(file, person, ""), Species.real(name)));
      }
    }
    if (presentations.isEmpty()) {
      throw new ProgramException(
          "%s has no presentation. Put pictures into a folder for each species, bona-fide first."
              .formatted(source));
    }
    return presentations;
  }

  private static List<Path> entries(Path folder) throws ProgramException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new ProgramException(folder + " cannot be read. See that it is yours to read.", e);
    }
  }

  private static List<Presentation> list(Path source) throws ProgramException {
    List<InputLine> lines = InputLine.read(source);
    InputLine header = lines.getFirst();
    List<String> columns = fields(header);
    if (columns.size() < 2
        || columns.size() > COLUMNS.size()
        || !columns.equals(COLUMNS.subList(0, columns.size()))) {
      throw header.fault("the first line is file,species or file,species,person,group,turn.");
    }
    Path folder = source.toAbsolutePath().normalize().getParent();
    List<Presentation> presentations = new ArrayList<>();
    for (InputLine line : lines.subList(1, lines.size())) {
      presentations.add(presentation(line, columns.size(), folder == null ? source : folder));
    }
    if (presentations.isEmpty()) {
      throw header.fault("no presentation follows. Write one a line.");
    }
    return presentations;
  }

  private static Presentation presentation(InputLine line, int columns, Path folder)
      throws ProgramException {
    List<String> field = fields(line);
    if (field.size() != columns) {
      throw line.fault(
          "a presentation is %s.".formatted(String.join(",", COLUMNS.subList(0, columns))));
    }
    if (!Species.isName(field.get(1))) {
      throw line.fault(
          "its species is no name. Write bona-fide, print or the like, in lower case with dashes.");
    }
    Path file = folder.resolve(field.getFirst()).normalize();
    if (!Files.exists(file)) {
      throw line.fault("its picture is not there. Files are relative to the list's own folder.");
    }
    String person = columns > 2 ? field.get(2) : field.getFirst();
    String group = columns > 3 ? field.get(3) : "";
    String turn = columns > 4 ? field.get(4) : "";
    if (!turn.isEmpty() && !(SIDES.containsKey(turn) && Film.isOne(file))) {
      throw line.fault("its turn is left or right, of a film, or nothing.");
    }
    return new Presentation(
        new LabelledPicture(file, person, group),
        Species.real(field.get(1)),
        null,
        SIDES.get(turn));
  }

  private static List<String> fields(InputLine line) {
    return List.of(line.text().split(",", -1)).stream().map(String::strip).toList();
  }
}
