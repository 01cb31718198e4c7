package io.consentgate.evaluation.images;

import io.consentgate.evaluation.programs.ProgramException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of an input file.
 *
 * @param file name of the file, without its folder
 * @param number from 1
 * @param text what it says, without spaces around it
 */
public record InputLine(String file, int number, String text) {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * Reads a file without its empty lines.
   *
   * @throws ProgramException if it cannot be read or says nothing
   */
  public static List<InputLine> read(Path file) throws ProgramException {
    String name = String.valueOf(file.getFileName());
    List<InputLine> lines = new ArrayList<>();
    int number = 0;
    for (String line : text(file, name)) {
      number++;
      String text = (number == 1 ? line.replace(BYTE_ORDER_MARK, "") : line).strip();
      if (!text.isEmpty()) {
        lines.add(new InputLine(name, number, text));
      }
    }
    if (lines.isEmpty()) {
      throw new ProgramException(
          name + " is empty. Name a file with pairs in LFW's format, or with file,person,group.");
    }
    return lines;
  }

  private static List<String> text(Path file, String name) throws ProgramException {
    if (!Files.isRegularFile(file)) {
      throw new ProgramException(
          "There is no file %s. Name one that exists: %s.".formatted(name, file));
    }
    try {
      return Files.readAllLines(file);
    } catch (MalformedInputException e) {
      throw new ProgramException(name + " is no text in UTF-8. Save it as UTF-8.", e);
    } catch (IOException e) {
      throw new ProgramException(name + " cannot be read. See that it is yours to read.", e);
    }
  }

  /** Returns where it is, for people. */
  public String place() {
    return file + ", line " + number;
  }

  /** Returns an error that names the line; the sentence says what would be right. */
  public ProgramException fault(String sentence) {
    return new ProgramException(place() + ": " + sentence);
  }
}
