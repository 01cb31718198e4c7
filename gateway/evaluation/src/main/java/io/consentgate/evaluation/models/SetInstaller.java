package io.consentgate.evaluation.models;

import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.models.CatalogueEntry;
import io.consentgate.models.ModelFile;
import io.consentgate.models.ModelSource;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fetches what a set lacks and installs it. */
final class SetInstaller {

  private final Shelf shelf;
  private final Download download;
  private final Licences licences;
  private final TransferAudience audience;
  private final PrintWriter out;

  /**
   * Prepares.
   *
   * @param shelf what is here already
   * @param download fetches
   * @param licences has licences accepted
   * @param audience is told how it goes
   * @param out says what was done
   */
  SetInstaller(
      Shelf shelf,
      Download download,
      Licences licences,
      TransferAudience audience,
      PrintWriter out) {
    this.shelf = shelf;
    this.download = download;
    this.licences = licences;
    this.audience = audience;
    this.out = out;
  }

  /**
   * Installs what is lacking; files that are installed and right stay as they are.
   *
   * @throws ProgramException with the next step, if something cannot be had
   */
  void install(CatalogueEntry entry) throws ProgramException, InterruptedException {
    List<ModelFile> lacking = lacking(entry);
    if (lacking.isEmpty()) {
      say("%s lacks nothing; nothing was changed.".formatted(entry.name()));
      return;
    }
    requireAddresses(entry, lacking);
    licences.requireAccepted(lacking);
    try (InstalledFolder folder = InstalledFolder.take(shelf.installed())) {
      folder.requireRoom(lacking.stream().mapToLong(ModelFile::sizeBytes).sum());
      for (ModelFile file : lacking) {
        fetch(file, folder);
        folder.accept(file);
        say("%s is installed, SHA-256 as the catalogue says.".formatted(file.file()));
      }
    }
    say("%s is installed in %s.".formatted(entry.name(), shelf.installed()));
  }

  private List<ModelFile> lacking(CatalogueEntry entry) throws ProgramException {
    List<ModelFile> lacking = new ArrayList<>();
    for (ModelFile file : entry.further()) {
      if (shelf.lookInstalled(file).state() != FileState.INSTALLED) {
        lacking.add(file);
      }
    }
    return lacking;
  }

  private static void requireAddresses(CatalogueEntry entry, List<ModelFile> lacking)
      throws ProgramException {
    for (ModelFile file : lacking) {
      if (address(file) == null) {
        throw new ProgramException(
            "%s needs %s (%s), which nobody serves in this form. Bring the file with SHA-256 %s into a folder, and run: ./consentgate models import FOLDER %s"
                .formatted(
                    entry.name(), file.file(), file.upstream(), file.sha256(), entry.name()));
      }
    }
  }

  private void fetch(ModelFile file, InstalledFolder folder)
      throws ProgramException, InterruptedException {
    URI address = address(file);
    if (address == null) {
      throw new IllegalStateException(file.file() + " has no address");
    }
    try {
      download.fetch(file, address, folder.part(file), audience);
    } catch (TransferFault e) {
      String kept =
          e.kind() == TransferFault.Kind.PASSING
              ? " What came is kept: the same command goes on from there."
              : "";
      throw new ProgramException(
          "%s %s was not installed.%s Or fetch %s on another machine and run: ./consentgate models import FOLDER"
              .formatted(e.getMessage(), file.file(), kept, address),
          e);
    }
  }

  private static @Nullable URI address(ModelFile file) {
    ModelSource source = file.source();
    return source == null ? null : source.download();
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }
}
