package io.consentgate.evaluation.models;

import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.models.CatalogueEntry;
import io.consentgate.models.ModelFile;
import io.consentgate.models.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes model files from a folder; they are known by their digests, whatever they are called. */
final class FolderImport {

  private static final int DEEPEST = 5;
  private static final int MOST_FILES = 100_000;

  private final Shelf shelf;
  private final Licences licences;

  FolderImport(Shelf shelf, Licences licences) {
    this.shelf = shelf;
    this.licences = licences;
  }

  /**
   * Installs every file that is wanted and lies in the folder.
   *
   * @param folder where to look, folders in it included
   * @param entries whose files are wanted
   * @return the files installed; empty if all that is wanted was installed before
   * @throws ProgramException if there is none that is wanted, or it cannot be installed
   */
  List<ModelFile> take(Path folder, List<CatalogueEntry> entries) throws ProgramException {
    Map<String, ModelFile> wanted = wanted(entries);
    if (wanted.isEmpty()) {
      return List.of();
    }
    Map<ModelFile, Path> found = find(folder, wanted);
    if (found.isEmpty()) {
      throw new ProgramException(
          "%s holds no file that is wanted, by size and SHA-256. Wanted: %s"
              .formatted(folder, described(wanted)));
    }
    licences.requireAccepted(List.copyOf(found.keySet()));
    try (InstalledFolder installed = InstalledFolder.take(shelf.installed())) {
      installed.requireRoom(found.keySet().stream().mapToLong(ModelFile::sizeBytes).sum());
      for (Map.Entry<ModelFile, Path> file : found.entrySet()) {
        copy(file.getValue(), installed.part(file.getKey()));
        installed.accept(file.getKey());
      }
    }
    return List.copyOf(found.keySet());
  }

  private Map<String, ModelFile> wanted(List<CatalogueEntry> entries) throws ProgramException {
    Map<String, ModelFile> wanted = new LinkedHashMap<>();
    for (CatalogueEntry entry : entries) {
      for (ModelFile file : entry.further()) {
        if (shelf.lookInstalled(file).state() != FileState.INSTALLED) {
          wanted.put(file.sha256(), file);
        }
      }
    }
    return wanted;
  }

  private static Map<ModelFile, Path> find(Path folder, Map<String, ModelFile> wanted)
      throws ProgramException {
    try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
      Map<ModelFile, Path> found = new LinkedHashMap<>();
      List<Path> all = files.limit(MOST_FILES).filter(Files::isRegularFile).toList();
      for (Path path : all) {
        long size = Files.size(path);
        if (wanted.values().stream().anyMatch(file -> file.sizeBytes() == size)) {
          ModelFile file = wanted.get(Sha256.of(path));
          if (file != null) {
            found.putIfAbsent(file, path);
          }
        }
      }
      return found;
    } catch (IOException | UncheckedIOException e) {
      throw new ProgramException(
          "%s cannot be read. Name a folder that this account may read.".formatted(folder), e);
    }
  }

  private static void copy(Path from, Path to) throws ProgramException {
    try {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ProgramException(
          "%s cannot be copied to %s. See that the disk has room and that this account may write there; nothing was changed."
              .formatted(from, to.getParent()),
          e);
    }
  }

  private static String described(Map<String, ModelFile> wanted) {
    List<String> files = new ArrayList<>();
    wanted.forEach((digest, file) -> files.add(file.file() + " (" + digest + ")"));
    return files.stream().collect(Collectors.joining(", ")) + ".";
  }
}
