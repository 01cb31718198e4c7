package io.consentgate.evaluation.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consentgate.signature.IdentityFile;
import io.consentgate.signature.PinnedKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalPinningTest {

  @TempDir private Path folder;

  @Test
  void pin_twice_eachKnowsTheOtherAndKeepsItsKey() throws Exception {
    DataFolder data = DataFolder.open(folder);

    LocalPinning.pin(data, "gate-1");
    byte[] key = Files.readAllBytes(data.gateway().resolve(IdentityFile.PRIVATE_NAME));
    LocalPinning.pin(data, "gate-1");

    assertThat(data.gateway().resolve(IdentityFile.PRIVATE_NAME)).hasBinaryContent(key);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.authority().resolve(IdentityFile.PRIVATE_NAME))))
        .isEqualTo("rw-------");
    assertThat(PinnedKeys.open(data.authority().resolve("peers")).find("gate-1"))
        .contains(IdentityFile.openOrMint(data.gateway(), new SecureRandom()).verificationKey());
    assertThat(PinnedKeys.open(data.gateway().resolve("peers")).find("authority")).isPresent();
  }

  @Test
  void pin_identityReplaced_isRefusedWithTheNextStep() throws Exception {
    DataFolder data = DataFolder.open(folder);
    LocalPinning.pin(data, "gate-1");
    Files.delete(data.gateway().resolve(IdentityFile.PRIVATE_NAME));

    assertThatThrownBy(() -> LocalPinning.pin(data, "gate-1"))
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("delete it");
  }
}
