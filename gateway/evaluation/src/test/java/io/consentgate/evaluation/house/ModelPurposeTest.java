package io.consentgate.evaluation.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.models.Catalogue;
import io.consentgate.models.CatalogueEntry;
import io.consentgate.models.ModelException;
import io.consentgate.models.ModelFile;
import io.consentgate.models.Role;
import io.consentgate.models.Sha256;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** No network reads anything off a face but who it is. */
final class ModelPurposeTest {

  private static final String TRAITS =
      "age|gender|sex|emotion|expression|mood|ethnicity|ethnic|race|skin|health|attractiveness";

  private static final Pattern TRAIT_MODEL =
      Pattern.compile(
          "(.*[^a-z])?(" + TRAITS + ")([^a-z].*)?\\.(onnx|pb|pbtxt|caffemodel|xml|bin|tflite|pt)");

  private static final Pattern NETWORK =
      Pattern.compile(
          ".*\\.(onnx|ort|pb|pbtxt|caffemodel|prototxt|tflite|pt|pth|t7|weights|h5|param|safetensors|engine)");

  private static final Pattern TEXT = Pattern.compile(".*\\.(xml|yml|yaml)");

  /** What a network may do here: nothing that says anything about a person but who they are. */
  private static final Set<String> ALLOWED_ROLES =
      Set.of("DETECTOR", "LANDMARKS", "FEATURES", "QUALITY", "PAD");

  @Test
  @DisplayName("CN-35: a model set has no role for anything but finding and comparing faces")
  void roles_ofModels_onlyFindAndCompare() {
    assertThat(Arrays.stream(Role.values()).map(Role::name)).isSubsetOf(ALLOWED_ROLES);
  }

  @Test
  @DisplayName("CN-35: no network for age, gender or emotion is on the class path")
  void classPath_networks_inferNoTrait() throws IOException {
    List<String> found = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      found.addAll(filesIn(Path.of(entry)));
    }

    assertThat(found).anyMatch(name -> name.endsWith(".onnx"));
    assertThat(found).noneMatch(name -> TRAIT_MODEL.matcher(name).matches());
  }

  /**
   * OpenCV's jar brings detectors of its own, one of them for smiles. Nothing can load it: the one
   * loader takes files by the catalogue's digests.
   */
  @Test
  @DisplayName("CN-35: every network on the class path is one that is known, by its digest")
  void classPath_everyModelFile_isKnownByItsDigest() throws Exception {
    Map<String, String> opencv = opencvFiles();
    Set<String> catalogue = catalogueDigests();
    Map<String, String> found = new TreeMap<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      found.putAll(modelsIn(Path.of(entry)));
    }

    assertThat(found).hasSizeGreaterThan(2);
    assertThat(found)
        .allSatisfy(
            (name, digest) ->
                assertThat(catalogue.contains(digest) || opencv.containsKey(digest))
                    .as("%s with SHA-256 %s", name, digest)
                    .isTrue());
    assertThat(opencv.keySet()).as("none of OpenCV's is used").noneMatch(catalogue::contains);
  }

  @Test
  @DisplayName("CN-35: the catalogue names no trait of a person but who they are")
  void catalogue_filesAndTitles_nameNoTrait() throws Exception {
    Pattern trait = Pattern.compile("(.*[^a-z])?(" + TRAITS + "|smile)([^a-z].*)?");
    for (CatalogueEntry entry : Catalogue.shipped().entries()) {
      assertThat(entry.title().toLowerCase(Locale.ROOT)).doesNotMatch(trait);
      assertThat(entry.files())
          .allSatisfy(
              file -> {
                assertThat(file.file().toLowerCase(Locale.ROOT)).doesNotMatch(trait);
                assertThat(ALLOWED_ROLES).contains(file.role().name());
              });
    }
  }

  private static Set<String> catalogueDigests() throws ModelException {
    return Catalogue.shipped().entries().stream()
        .flatMap(entry -> entry.files().stream())
        .map(ModelFile::sha256)
        .collect(Collectors.toSet());
  }

  private static Map<String, String> opencvFiles() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ModelPurposeTest.class.getResourceAsStream("opencv-files.sha256"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("  ", 2))
          .collect(Collectors.toMap(words -> words[0], words -> words[1]));
    }
  }

  /** Returns model files with their digests: by ending, or by what an XML or YAML file says. */
  private static Map<String, String> modelsIn(Path entry) throws IOException {
    Map<String, String> found = new TreeMap<>();
    if (Files.isDirectory(entry)) {
      try (Stream<Path> files = Files.walk(entry)) {
        for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
          String name = file.toString().toLowerCase(Locale.ROOT);
          if (isModel(name, Files.readAllBytes(file))) {
            found.put(file.toString(), Sha256.of(file));
          }
        }
      }
      return found;
    }
    if (!Files.isRegularFile(entry)) {
      return found;
    }
    try (ZipFile jar = new ZipFile(entry.toFile())) {
      for (ZipEntry file : (Iterable<ZipEntry>) jar.stream().map(ZipEntry.class::cast)::iterator) {
        String name = file.getName().toLowerCase(Locale.ROOT);
        if (NETWORK.matcher(name).matches() || TEXT.matcher(name).matches()) {
          byte[] bytes = jar.getInputStream(file).readAllBytes();
          if (isModel(name, bytes)) {
            found.put(entry.getFileName() + "!" + file.getName(), Sha256.of(bytes));
          }
        }
      }
    }
    return found;
  }

  private static boolean isModel(String name, byte[] bytes) {
    if (NETWORK.matcher(name).matches()) {
      return true;
    }
    String text =
        TEXT.matcher(name).matches() ? new String(bytes, StandardCharsets.ISO_8859_1) : "";
    return text.contains("<opencv_storage")
        || (text.startsWith("<?xml") && text.contains("<net "))
        || text.startsWith("%YAML");
  }

  private static List<String> filesIn(Path entry) throws IOException {
    if (Files.isDirectory(entry)) {
      try (Stream<Path> files = Files.walk(entry)) {
        return files.filter(Files::isRegularFile).map(ModelPurposeTest::lowerName).toList();
      }
    }
    if (!Files.isRegularFile(entry)) {
      return List.of();
    }
    try (ZipFile jar = new ZipFile(entry.toFile())) {
      return jar.stream().map(file -> lowerName(Path.of(file.getName()))).toList();
    }
  }

  private static String lowerName(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
  }
}
