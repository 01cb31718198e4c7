package io.consentgate.evaluation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.programs.ProgramLaunch;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("CN-13, BF-10: the real programs, a backup, a withdrawal, and the backup put back")
final class RestoreIT {

  @TempDir private Path folder;

  @Test
  void restore_oneWithdrewSince_passStaysShutAndAnotherStillEnters() throws Exception {
    Path backup = folder.resolve("backup");
    try (SmallHouse house = new SmallHouse(folder, ProgramLaunch::gateway)) {
      Guest ada = house.enrol();
      Guest bob = house.enrol();
      assertThat(house.present(ada)).isEqualTo("OPEN");

      assertThat(command("backup", backup, house)).contains("The key ring is not in it.");

      assertThat(house.withdraw(ada)).isNotEmpty();
      assertThat(command("restore", backup, house)).contains("End it first");
      house.endGateway();
      Files.delete(house.data().gateway().resolve("journal.mv.db"));

      assertThat(command("restore", backup, house))
          .contains("1 template(s) can be opened", "1 consent(s) of the backup ended since");

      house.startGateway();
      assertThat(house.present(ada)).isEqualTo("CONSENT_WITHDRAWN");
      assertThat(house.present(bob)).isEqualTo("OPEN");
      assertThat(house.references()).isEqualTo(1);
    }
  }

  private static String command(String name, Path backup, SmallHouse house) throws Exception {
    return OperatorCommand.run(house.data(), name, backup.toString()).said();
  }
}
