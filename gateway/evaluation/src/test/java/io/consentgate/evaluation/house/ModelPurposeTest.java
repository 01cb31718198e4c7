package io.consentgate.evaluation.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.models.Role;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
