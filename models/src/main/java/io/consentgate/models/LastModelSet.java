package io.consentgate.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The model set that a gateway was last started with, as its data folder says; for those who look
 * at the folder from outside. The gateway itself never asks.
 */
public final class LastModelSet {

  private static final String FILE = "model-set";
  private static final int LONGEST = 128;

  private LastModelSet() {}

  /**
   * Notes a set.
   *
   * @param gateway the gateway's data folder
   * @param id the set's name and epoch
   * @throws IOException if the folder cannot be written to
   */
  public static void note(Path gateway, String id) throws IOException {
    if (read(gateway).filter(id::equals).isPresent()) {
      return;
    }
    Path passing = gateway.resolve(FILE + ".tmp");
    Files.writeString(passing, id + "\n");
    Files.setPosixFilePermissions(passing, PosixFilePermissions.fromString("rw-------"));
    Files.move(passing, gateway.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Returns what was noted, if anything was.
   *
   * @param gateway the gateway's data folder
   * @throws IOException if the note is there and cannot be read
   */
  public static Optional<String> read(Path gateway) throws IOException {
    try {
      String text = Files.readString(gateway.resolve(FILE)).strip();
      return text.isEmpty() || text.length() > LONGEST ? Optional.empty() : Optional.of(text);
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }
}
