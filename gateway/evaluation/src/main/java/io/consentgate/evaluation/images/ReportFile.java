package io.consentgate.evaluation.images;

import io.consentgate.evaluation.programs.ProgramException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that reports are written to. */
public final class ReportFile {

  private ReportFile() {}

  /**
   * Sees that a file can be written, before the work.
   *
   * @throws ProgramException if its folder is not there, or it is a folder itself
   */
  public static void requireFolder(Path file) throws ProgramException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
      throw new ProgramException(
          "%s cannot be written. Name a file in a folder that exists.".formatted(file));
    }
  }

  /**
   * Writes a report; whoever looks meanwhile finds the old one or the whole new one.
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
