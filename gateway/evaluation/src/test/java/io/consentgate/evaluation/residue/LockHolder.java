package io.consentgate.evaluation.residue;

import io.consentgate.gateway.store.DataFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** A program that holds a data folder until its input ends. */
final class LockHolder {

  private LockHolder() {}

  /**
   * Holds.
   *
   * @param arguments the folder
   */
  public static void main(String[] arguments) throws IOException {
    try (DataFolder _ = DataFolder.take(Path.of(arguments[0]))) {
      System.out.println("held");
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
