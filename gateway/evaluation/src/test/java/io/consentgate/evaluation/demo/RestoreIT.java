package io.consentgate.evaluation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.command.Main;
import io.consentgate.evaluation.programs.DataFolder;
import io.consentgate.evaluation.programs.JavaProgram;
import io.consentgate.evaluation.programs.ProgramLaunch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("CN-13, BF-10: the real programs, a backup, a withdrawal, and the backup put back")
final class RestoreIT {

  private static final int HEAP_MEGABYTES = 128;

  @TempDir private Path folder;

  @Test
  void restore_oneWithdrewSince_passStaysShutAndAnotherStillEnters() throws Exception {
    Path backup = folder.resolve("backup");
    try (SmallHouse house = new SmallHouse(folder, ProgramLaunch::gateway)) {
      Guest ada = house.enrol();
      Guest bob = house.enrol();
      assertThat(house.present(ada)).isEqualTo("OPEN");

      assertThat(command("backup", backup, house.data())).contains("The key ring is not in it.");

      assertThat(house.withdraw(ada)).isNotEmpty();
      assertThat(command("restore", backup, house.data())).contains("End it first");
      house.endGateway();
      Files.delete(house.data().gateway().resolve("journal.mv.db"));

      assertThat(command("restore", backup, house.data()))
          .contains("1 template(s) can be opened", "1 consent(s) of the backup ended since");

      house.startGateway();
      assertThat(house.present(ada)).isEqualTo("CONSENT_WITHDRAWN");
      assertThat(house.present(bob)).isEqualTo("OPEN");
      assertThat(house.references()).isEqualTo(1);
    }
  }

  /** Runs a command as the launcher does, and returns what it says. */
  private static String command(String name, Path backup, DataFolder data, String... further)
      throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of(name, backup.toString(), "--data", data.root().toString()));
    arguments.addAll(List.of(further));
    String classPath = System.getProperty("java.class.path");
    JavaProgram java = new JavaProgram(classPath, Main.class.getName(), HEAP_MEGABYTES, List.of());
    Process process = new ProcessBuilder(java.command(arguments)).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
