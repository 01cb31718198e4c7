package io.consentgate.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the files of a model set and accepts each by its digest only. */
public final class ModelLoader {

  /** Where OpenCV keeps the files that come in its jar. */
  @FunctionalInterface
  public interface OpenCvFiles {

    /**
     * Opens one of them.
     *
     * @param file its name, such as {@code haarcascade_frontalface_alt2.xml}
     * @return the file, or null if this build of OpenCV has none of that name
     * @throws IOException if it cannot be read
     */
    @Nullable InputStream open(String file) throws IOException;
  }

  /** Larger than any network that belongs at a door. */
  private static final int MAX_SIZE_BYTES = 256 << 20;

  private final OpenCvFiles openCv;
  private final @Nullable Path folder;

  /**
   * Ties the loader to where files come from.
   *
   * @param openCv files inside OpenCV's jar
   * @param folder the operator's model folder; null where there is none
   */
  public ModelLoader(OpenCvFiles openCv, @Nullable Path folder) {
    this.openCv = openCv;
    this.folder = folder;
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

  private byte[] bytes(ModelSet set, ModelFile file) throws ModelException {
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
      case OPENCV -> openCv.open(file.file());
      case FOLDER -> {
        Path path = folder == null ? null : folder.resolve(file.file());
        yield path != null && Files.exists(path) ? Files.newInputStream(path) : null;
      }
    };
  }

  private String missing(ModelSet set, ModelFile file) {
    String next =
        switch (file.origin()) {
          case BUNDLED, OPENCV -> "it should have come with this build; build or install it again";
          case FOLDER ->
              folder == null
                  ? "name a model folder and put the file there"
                  : "put it into the model folder " + folder;
        };
    return "model set %s needs %s (%s, %s, SHA-256 %s), which is missing: %s, or use model set bundled"
        .formatted(set.name(), file.file(), file.upstream(), file.licence(), file.sha256(), next);
  }

  private static void verify(ModelFile file, byte[] bytes) throws ModelException {
    String found = sha256(bytes);
    if (!found.equals(file.sha256())) {
      throw new ModelException(
          "model file %s is not the one the catalogue names: expected SHA-256 %s, found %s; restore the file or choose another model set"
              .formatted(file.file(), file.sha256(), found));
    }
  }

  private Optional<Calibration> calibration(ModelSet set) throws ModelException {
    String name = set.id() + ".calibration.json";
    try (InputStream in = openCalibration(name)) {
      return in == null ? Optional.empty() : Optional.of(CatalogueJson.read(in, Calibration.class));
    } catch (IOException e) {
      throw new ModelException(
          "calibration %s cannot be read; measure it again".formatted(name), e);
    }
  }

  private @Nullable InputStream openCalibration(String name) throws IOException {
    InputStream shipped = ModelLoader.class.getResourceAsStream("calibration/" + name);
    if (shipped != null) {
      return shipped;
    }
    Path own = folder == null ? null : folder.resolve(name);
    return own != null && Files.exists(own) ? Files.newInputStream(own) : null;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
