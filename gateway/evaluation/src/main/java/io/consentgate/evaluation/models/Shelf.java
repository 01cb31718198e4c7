package io.consentgate.evaluation.models;

import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.models.Calibration;
import io.consentgate.models.Catalogue;
import io.consentgate.models.CatalogueEntry;
import io.consentgate.models.ModelException;
import io.consentgate.models.ModelFile;
import io.consentgate.models.ModelLoader;
import io.consentgate.models.ModelSet;
import io.consentgate.models.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks where the files of the catalogue lie, in the order in which the gateway asks. */
final class Shelf {

  private final Catalogue catalogue;
  private final Path installed;
  private final List<Path> others;

  /**
   * Takes where to look.
   *
   * @param catalogue what there is
   * @param installed the folder of installed files; it need not be there
   * @param others folders that are asked before it
   */
  Shelf(Catalogue catalogue, Path installed, List<Path> others) {
    this.catalogue = catalogue;
    this.installed = installed;
    this.others = List.copyOf(others);
  }

  Catalogue catalogue() {
    return catalogue;
  }

  Path installed() {
    return installed;
  }

  /**
   * Returns a set or an attack detector.
   *
   * @throws ProgramException if there is none of that name
   */
  CatalogueEntry entry(String name) throws ProgramException {
    try {
      return catalogue.entry(name);
    } catch (ModelException e) {
      throw sentence(e);
    }
  }

  /** Looks at all files of an entry. */
  EntryLook look(CatalogueEntry entry) throws ProgramException {
    List<FileLook> looks = new ArrayList<>();
    for (ModelFile file : entry.files()) {
      looks.add(look(file));
    }
    return new EntryLook(entry, looks);
  }

  /** Looks at one file. */
  FileLook look(ModelFile file) throws ProgramException {
    try {
      return switch (file.origin()) {
        case BUNDLED ->
            inBuild(file, ModelFile.class.getResourceAsStream("bundled/" + file.file()));
        case FOLDER -> inFolders(file);
      };
    } catch (IOException e) {
      throw new ProgramException(
          "The model file %s cannot be read. See that this account may read it."
              .formatted(file.file()),
          e);
    }
  }

  /** Looks at one file in the folder of installed files alone. */
  FileLook lookInstalled(ModelFile file) throws ProgramException {
    return new Shelf(catalogue, installed, List.of()).look(file);
  }

  /**
   * Returns what a set was measured to do, if it was.
   *
   * @throws ProgramException if its calibration cannot be used
   */
  Optional<Calibration> calibration(ModelSet set) throws ProgramException {
    try {
      return new ModelLoader(folders()).calibration(set);
    } catch (ModelException e) {
      throw sentence(e);
    }
  }

  /** Makes a sentence for people of what the catalogue says. */
  static ProgramException sentence(ModelException e) {
    String text = String.valueOf(e.getMessage());
    return new ProgramException(
        text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".", e);
  }

  private FileLook inBuild(ModelFile file, @Nullable InputStream stream) throws IOException {
    if (stream == null) {
      return new FileLook(file, FileState.MISSING, "", "");
    }
    try (InputStream in = stream) {
      return found(file, FileState.IN_BUILD, "the build", Sha256.of(in));
    }
  }

  private FileLook inFolders(ModelFile file) throws IOException {
    for (Path folder : folders()) {
      Path path = folder.resolve(file.file());
      if (Files.exists(path)) {
        FileState good = folder.equals(installed) ? FileState.INSTALLED : FileState.AT_HAND;
        return found(file, good, folder.toString(), Sha256.of(path));
      }
    }
    return new FileLook(file, FileState.MISSING, "", "");
  }

  private static FileLook found(ModelFile file, FileState good, String place, String digest) {
    FileState state = digest.equals(file.sha256()) ? good : FileState.DAMAGED;
    return new FileLook(file, state, place, digest);
  }

  private List<Path> folders() {
    List<Path> folders = new ArrayList<>(others);
    folders.add(installed);
    return folders;
  }
}
