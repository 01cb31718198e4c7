package io.consentgate.evaluation.residue;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A folder to look through.
 *
 * @param kind what it is for
 * @param folder where it lies
 */
public record Place(Kind kind, Path folder) {

  /** What a folder is for. */
  public enum Kind {
    /** The gateway's data folder. */
    DATA("data folder"),
    /** A backup of it. */
    BACKUP("backup"),
    /** Where programs leave files for a moment. */
    TEMPORARY("temporary folder"),
    /** Where the programs' output is kept. */
    LOGS("logs");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Goes where the folder really is: a link that was named is meant, others are not followed. */
  public Place {
    folder = real(folder);
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException _) {
      return folder.toAbsolutePath().normalize();
    }
  }
}
