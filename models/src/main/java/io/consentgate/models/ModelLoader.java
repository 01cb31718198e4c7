package io.consentgate.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the files of a model set and accepts each by its digest only. */
public final class ModelLoader {

  /** How the file that holds a set's calibration is called, after the set's id. */
  public static final String CALIBRATION = ".calibration.json";

  /** Larger than any network that belongs at a door. */
  private static final int MAX_SIZE_BYTES = 256 << 20;

  private final List<Path> folders;

  /**
   * Ties a loader to model folders. The first that has a file of the name wanted has to have the
   * right one: no other is looked at in its place.
   *
   * @param folders model folders, the first to be asked first; none where only what ships is wanted
   */
  public ModelLoader(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /**
   * Reads and verifies every file of a set.
   *
   * @throws ModelException if a file is missing, or is not the one the catalogue names
   */
  public LoadedModels load(ModelSet set) throws ModelException {
    Map<Role, byte[]> files = new EnumMap<>(Role.class);
    for (ModelFile file : set.files()) {
      byte[] bytes = bytes(set, file);
      verify(file, bytes);
      files.put(file.role(), bytes);
    }
    return new LoadedModels(set, files, calibration(set));
  }

  /**
   * Reads and verifies every file of an attack detector.
   *
   * @return each file's bytes, by its handling
   * @throws ModelException if a file is missing, or is not the one the catalogue names
   */
  public Map<Handling, byte[]> load(AttackDetector detector) throws ModelException {
    Map<Handling, byte[]> files = new EnumMap<>(Handling.class);
    for (ModelFile file : detector.files()) {
      byte[] bytes = bytes(detector, file);
      verify(file, bytes);
      files.put(file.handling(), bytes);
    }
    return files;
  }

  private byte[] bytes(CatalogueEntry set, ModelFile file) throws ModelException {
    try (InputStream in = open(file)) {
      if (in == null) {
        throw new ModelException(missing(set, file));
      }
      return in.readNBytes(MAX_SIZE_BYTES);
    } catch (IOException e) {
      throw new ModelException(
          "model file %s cannot be read: check that it is a readable file".formatted(file.file()),
          e);
    }
  }

  private @Nullable InputStream open(ModelFile file) throws IOException {
    return switch (file.origin()) {
      case BUNDLED -> ModelLoader.class.getResourceAsStream("bundled/" + file.file());
      case FOLDER -> openInFolders(file.file());
    };
  }

  private @Nullable InputStream openInFolders(String name) throws IOException {
    Optional<Path> file = inFolders(name);
    return file.isPresent() ? Files.newInputStream(file.get()) : null;
  }

  private Optional<Path> inFolders(String name) {
    return folders.stream().map(folder -> folder.resolve(name)).filter(Files::exists).findFirst();
  }

  private String missing(CatalogueEntry set, ModelFile file) {
    String next =
        switch (file.origin()) {
          case BUNDLED -> "it should have come with this build; build or install it again";
          case FOLDER ->
              "install it (./consentgate models install %s), or %s"
                  .formatted(
                      set.name(),
                      folders.isEmpty()
                          ? "name a model folder and put the file there"
                          : "put it into the model folder " + folders.getFirst());
        };
    return "model set %s needs %s (%s, %s, SHA-256 %s), which is missing: %s%s"
        .formatted(
            set.name(),
            file.file(),
            file.upstream(),
            file.licence(),
            file.sha256(),
            next,
            set instanceof ModelSet ? ", or use model set bundled" : "");
  }

  private static void verify(ModelFile file, byte[] bytes) throws ModelException {
    String found = Sha256.of(bytes);
    if (!found.equals(file.sha256())) {
      throw new ModelException(
          "model file %s is not the one the catalogue names: expected SHA-256 %s, found %s; restore the file or choose another model set"
              .formatted(file.file(), file.sha256(), found));
    }
  }

  /**
   * Returns the calibration of a set: the one that ships, or the operator's own where none does.
   *
   * @throws ModelException if it cannot be read, or was measured with another set
   */
  public Optional<Calibration> calibration(ModelSet set) throws ModelException {
    String name = set.id() + CALIBRATION;
    try (InputStream in = openCalibration(name)) {
      if (in == null) {
        return Optional.empty();
      }
      Calibration calibration = CatalogueJson.read(in, Calibration.class);
      calibration.requireSound(set);
      return Optional.of(calibration);
    } catch (IOException e) {
      throw new ModelException(
          "calibration %s cannot be read; measure it again".formatted(name), e);
    }
  }

  private @Nullable InputStream openCalibration(String name) throws IOException, ModelException {
    InputStream shipped = ModelLoader.class.getResourceAsStream("calibration/" + name);
    Optional<Path> own = inFolders(name);
    if (shipped == null) {
      return own.isPresent() ? Files.newInputStream(own.get()) : null;
    }
    if (own.isPresent()) {
      shipped.close();
      throw new ModelException(
          "calibration %s ships with this build and is not replaced by a file: delete %s; how often the set errs on pictures of your own, ./consentgate evaluate images tells"
              .formatted(name, own.get()));
    }
    return shipped;
  }
}
