package io.consentgate.evaluation.images;

import io.consentgate.evaluation.calibrate.LabelledPicture;
import io.consentgate.evaluation.programs.ProgramException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pictures with their people, and their groups where it says so: a first line with the columns
 * {@code file}, {@code person} and {@code group} in any order, then a picture a line, unquoted.
 *
 * <p>Files are relative to the folder of pictures, or to the file's own folder.
 */
final class PictureCsv {

  private static final List<String> COLUMNS = List.of("file", "person", "group");

  private PictureCsv() {}

  /** Tells whether a file is such a list: its first line has a comma. */
  static boolean isOne(List<InputLine> lines) {
    return lines.getFirst().text().indexOf(',') >= 0;
  }

  /**
   * Reads pictures and sees that they are there.
   *
   * @param lines what the file says
   * @param folders where its pictures may lie, the likeliest first
   * @param needsGroup whether the column {@code group} must be there
   * @throws ProgramException naming the line, if it is not such a file or a picture is missing
   */
  static List<NamedPicture> read(List<InputLine> lines, List<Path> folders, boolean needsGroup)
      throws ProgramException {
    InputLine header = lines.getFirst();
    List<String> columns = columns(header, needsGroup);
    if (lines.size() == 1) {
      throw header.fault("no picture follows. Write one a line, as " + String.join(",", columns));
    }
    List<NamedPicture> pictures = new ArrayList<>();
    Map<Path, InputLine> seen = new HashMap<>();
    for (InputLine line : lines.subList(1, lines.size())) {
      List<String> field = fields(line);
      if (field.size() != columns.size() || line.text().indexOf('"') >= 0) {
        throw line.fault(
            "a picture is %s, unquoted and with %d commas."
                .formatted(String.join(",", columns), columns.size() - 1));
      }
      for (String column : columns) {
        if (field.get(columns.indexOf(column)).isEmpty()) {
          throw line.fault("%s is empty. Fill it in, or leave the line out.".formatted(column));
        }
      }
      Path file = file(line, field.get(columns.indexOf("file")), folders);
      InputLine before = seen.put(file, line);
      if (before != null) {
        throw line.fault(
            "the same picture as in line %d. Name it once.".formatted(before.number()));
      }
      int group = columns.indexOf("group");
      String person = field.get(columns.indexOf("person"));
      pictures.add(
          new NamedPicture(
              new LabelledPicture(file, person, group < 0 ? "" : field.get(group)), line));
    }
    return pictures;
  }

  private static List<String> columns(InputLine header, boolean needsGroup)
      throws ProgramException {
    List<String> columns = fields(header);
    for (String column : columns) {
      if (!COLUMNS.contains(column)) {
        throw header.fault(
            "column %d is unknown. The first line names the columns: file,person,group."
                .formatted(columns.indexOf(column) + 1));
      }
      if (columns.indexOf(column) != columns.lastIndexOf(column)) {
        throw header.fault("column %s is there twice. Name it once.".formatted(column));
      }
    }
    for (String needed : needsGroup ? COLUMNS : COLUMNS.subList(0, 2)) {
      if (!columns.contains(needed)) {
        throw header.fault(
            "column %s is missing. The first line is file,person,group.".formatted(needed));
      }
    }
    return columns;
  }

  private static Path file(InputLine line, String name, List<Path> folders)
      throws ProgramException {
    for (Path folder : folders) {
      Path file = folder.resolve(name).normalize();
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    throw line.fault(
        "its picture is not there. File names are relative to the folder of --images, or to this"
            + " file's own.");
  }

  private static List<String> fields(InputLine line) {
    return List.of(line.text().split(",", -1)).stream().map(String::strip).toList();
  }
}
