package io.consentgate.evaluation.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.qrcode.decoder.QrCodewords;
import com.google.zxing.qrcode.encoder.QrModules;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** CN-34: secrets and pictures become arrays where the threat model says so, and only there. */
@AnalyzeClasses(packages = "io.consentgate", importOptions = ProgramCode.class)
final class SecretArraysTest {

  private static final Path THREAT_MODEL = Path.of("../docs/threat-model.md");
  private static final String HEADING = "## Where secrets and pictures become arrays";
  private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w+)`");

  /** Neither runs at a door: tests and tools, and the other program, which never has a secret. */
  private static final List<String> ELSEWHERE =
      List.of("io.consentgate.evaluation.", "io.consentgate.authority.");

  /** Definitions of beans, which Micronaut's compiler writes. */
  private static final String GENERATED = ".$";

  @ArchTest
  static void code_thatCanTurnMemoryIntoArrays_isWhatTheThreatModelLists(JavaClasses code)
      throws IOException {
    List<JavaClass> atTheDoor = new ArrayList<>(code);
    atTheDoor.removeIf(each -> ELSEWHERE.stream().anyMatch(each.getName()::startsWith));
    atTheDoor.removeIf(each -> each.getName().contains(GENERATED));
    // Ours, in packages of the library's.
    atTheDoor.addAll(
        List.copyOf(new ClassFileImporter().importClasses(QrCodewords.class, QrModules.class)));

    NavigableSet<String> found = new TreeSet<>();
    SecretArrays.in(atTheDoor).forEach(name -> found.add(name.replaceAll(".*\\.", "")));

    assertThat(found).isEqualTo(listed());
  }

  @ArchTest
  static void search_classThatKeepsWhatItWasLentAndClassThatAsksIt_findsBoth(
      @SuppressWarnings("unused") JavaClasses code) {
    JavaClasses culprits =
        new ClassFileImporter()
            .importClasses(Gossip.class, GossipListener.class, SecretArraysTest.class);

    assertThat(SecretArrays.in(culprits))
        .containsExactly(Gossip.class.getName(), GossipListener.class.getName());
  }

  private static NavigableSet<String> listed() throws IOException {
    String text = Files.readString(THREAT_MODEL);
    int from = text.indexOf(HEADING);
    assertThat(from).as("a section %s", HEADING).isNotNegative();
    int to = text.indexOf("\n## ", from + 1);
    NavigableSet<String> names = new TreeSet<>();
    text.substring(from, to)
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(1, line.indexOf('|', 1)))
        .forEach(cell -> CLASS.matcher(cell).results().forEach(one -> names.add(one.group(1))));
    return names;
  }
}
