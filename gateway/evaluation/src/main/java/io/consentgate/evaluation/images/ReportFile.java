package io.consentgate.evaluation.images;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.consentgate.evaluation.programs.ProgramException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that a report is written to, whole or not at all. */
public final class ReportFile {

  private ReportFile() {}

  /**
   * Sees before the work that a report can be written.
   *
   * @throws ProgramException if its folder is not there, or it is a folder
   */
  public static void requireWritable(Path file) throws ProgramException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
      throw new ProgramException(
          "The report %s cannot be written. Name a file in a folder that is there."
              .formatted(file));
    }
  }

  /**
   * Writes a report for machines, as {@link #write}.
   *
   * @throws ProgramException if it cannot be written
   */
  public static void writeJson(Path file, ObjectNode report) throws ProgramException {
    try {
      JsonMapper json = JsonMapper.builder().build();
      write(file, json.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of numbers and texts is always JSON", e);
    }
  }

  /**
   * Writes a report. Whoever looks meanwhile finds the old one or the whole one.
   *
   * @throws ProgramException if it cannot be written
   */
  public static void write(Path file, String text) throws ProgramException {
    try {
      Path part = Files.createTempFile(file.toAbsolutePath().getParent(), ".report", ".part");
      try {
        Files.writeString(part, text);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new ProgramException(
          "The report cannot be written. See that its folder is yours and has room.", e);
    }
  }
}
