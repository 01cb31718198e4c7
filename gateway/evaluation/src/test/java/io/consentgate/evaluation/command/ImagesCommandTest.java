package io.consentgate.evaluation.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.signature.Identity;
import io.consentgate.signature.SignedPolicyPack;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody reads who asks for figures that cannot be; nothing is written then. */
final class ImagesCommandTest {

  @TempDir private Path folder;
  @TempDir private Path papers;

  @BeforeEach
  void draw() throws IOException {
    Path person = Files.createDirectories(folder.resolve("images").resolve("Ada"));
    Files.createFile(person.resolve("Ada_0001.jpg"));
    Files.createFile(person.resolve("Ada_0002.jpg"));
    Files.writeString(folder.resolve("pairs.txt"), "Ada 1 2\n");
    Files.createFile(folder.resolve("empty.csv"));
  }

  @Test
  void images_folderThatIsNotThere_saysWhichToName() throws IOException {
    assertRefused("There is no folder", "--images", folder.resolve("other").toString());
  }

  @Test
  void images_pairsThatAreNotThere_saysSo() throws IOException {
    assertRefused("There is no file other.txt", "--pairs", folder.resolve("other.txt").toString());
  }

  @Test
  void images_emptyGroups_saysWhatToName() throws IOException {
    assertRefused("empty.csv is empty", "--groups", folder.resolve("empty.csv").toString());
  }

  @Test
  void images_unknownSet_saysWhichThereAre() throws IOException {
    assertRefused("choose one of these: bundled", "--set", "other");
  }

  @Test
  void images_setWithoutItsFiles_saysWhereToPutThem() throws IOException {
    assertRefused("put it into the model folder", "--set", "reference", "--models", "nowhere");
  }

  @Test
  void images_rateBeyondTheCalibration_isRefused() throws IOException {
    assertRefused("has no threshold for FMR", "--threshold-fmr", "1e-9");
    assertRefused("a rate above 0", "--threshold-fmr", "0.5");
  }

  @Test
  void images_unknownHalf_saysWhichThereAre() throws IOException {
    assertRefused("test, calibration or all", "--half", "left");
  }

  @Test
  void images_reportInAFolderThatIsNotThere_isRefusedBeforeTheWork() throws IOException {
    assertRefused("cannot be written", "--html", folder.resolve("no/where.html").toString());
  }

  @Test
  void images_negativeGallery_isRefused() throws IOException {
    assertRefused("a number from 1", "--gallery", "-3");
  }

  @Test
  @DisplayName("ST-17: the limit of a pack counts only if the named key signed it")
  void images_packThatCannotBeTrusted_saysWhatHelps() throws IOException {
    Identity signer = Identity.mint(new SecureRandom());
    String pack = write("limit.pack", SignedPolicyPack.sign(signer, PolicyPack.DEMO));
    String key = write("key.jwk", signer.verificationKey().toJwk());
    String other = write("other.jwk", Identity.mint(new SecureRandom()).verificationKey().toJwk());

    assertRefused("name it with --pack-key", "--pack", pack);
    assertRefused("not signed with the key", "--pack", pack, "--pack-key", other);
    assertRefused("not signed with the key", "--pack", key, "--pack-key", key);
    assertRefused("key nowhere.jwk cannot be read", "--pack", pack, "--pack-key", "nowhere.jwk");
    assertRefused("policy pack nowhere cannot be read", "--pack", "nowhere", "--pack-key", key);
    assertRefused("is for a policy pack from a file", "--pack-key", key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0.2", "a,b,c,d", "0,0,1", "0.5,0,0.6,1", "0,0,0,1", "NaN,0,1,1"})
  void images_regionThatLiesNotInThePicture_isRefused(String region) throws IOException {
    assertRefused("--region is left, top", "--region", region);
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(papers.resolve(name), text).toString();
  }

  private void assertRefused(String sentence, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("evaluate", "images"));
    List<String> given = List.of(options);
    if (!given.contains("--images")) {
      arguments.addAll(List.of("--images", folder.resolve("images").toString()));
    }
    if (!given.contains("--pairs")) {
      arguments.addAll(List.of("--pairs", folder.resolve("pairs.txt").toString()));
    }
    arguments.addAll(List.of("--json", folder.resolve("report.json").toString()));
    arguments.addAll(given);
    StringWriter err = new StringWriter();

    int status =
        Main.commandLine().setErr(new PrintWriter(err)).execute(arguments.toArray(String[]::new));

    assertThat(status).isEqualTo(1);
    assertThat(err.toString().strip())
        .contains(sentence)
        .doesNotContain("\n")
        .doesNotContain("Ada");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(3);
    }
  }
}
