package io.consentgate.evaluation.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Archives of loaded and linked classes (JEP 483, 514): one for each program, made once after a
 * build from a rehearsed start. With one a program is up in half the time.
 *
 * <p>They lie with the installation, where the jars are, and hold classes, nothing that a program
 * kept. The virtual machine takes one only if every jar is still the one of the rehearsal; else it
 * starts as without.
 */
public sealed interface StartArchives {

  /** What the virtual machine says of an archive that does not fit is of use to nobody. */
  String CDS_SILENT = "-Xlog:cds=off";

  /** As above. */
  String AOT_SILENT = "-Xlog:aot=off";

  /**
   * Starts without any, whatever is named before: an archive has the classes that it was made of.
   */
  String UNUSED = "-XX:AOTMode=off";

  /** Returns the archives of an installation, to start from. */
  static Ready of(Installation installation) {
    return new Ready(installation.root().resolve("target/archives"));
  }

  /**
   * Returns options of the virtual machine.
   *
   * @param program the program's name
   */
  List<String> flags(String program);

  /**
   * Archives to start from, where they are there.
   *
   * @param folder where they lie
   */
  record Ready(Path folder) implements StartArchives {

    @Override
    public List<String> flags(String program) {
      Path archive = archive(program);
      return Files.isRegularFile(archive)
          ? List.of("-XX:AOTCache=" + archive, CDS_SILENT, AOT_SILENT)
          : List.of();
    }

    /** Returns where a program's archive lies. */
    public Path archive(String program) {
      return folder.resolve(program + ".aot");
    }

    /**
     * Puts an archive that a rehearsal left in its place.
     *
     * @throws ProgramException if the rehearsal left none
     */
    void take(String program, Rehearsed rehearsed) throws ProgramException, IOException {
      Path left = rehearsed.archive(program);
      if (!Files.isRegularFile(left)) {
        throw new ProgramException("The %s left no archive of its classes.".formatted(program));
      }
      Files.createDirectories(folder);
      Path beside = folder.resolve(program + ".aot.next");
      Files.copy(left, beside, StandardCopyOption.REPLACE_EXISTING);
      Files.move(beside, archive(program), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /**
   * Archives that programs leave when they end.
   *
   * @param folder where
   */
  record Rehearsed(Path folder) implements StartArchives {

    @Override
    public List<String> flags(String program) {
      return List.of("-XX:AOTCacheOutput=" + archive(program), CDS_SILENT, AOT_SILENT);
    }

    private Path archive(String program) {
      return folder.resolve(program + ".aot");
    }
  }
}
