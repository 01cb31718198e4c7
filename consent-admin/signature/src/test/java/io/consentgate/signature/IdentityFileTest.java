package io.consentgate.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdentityFileTest {
  @TempDir private Path folder;

  @Test
  void openOrMint_twice_givesTheSameKeyInA0600File() throws Exception {
    Identity first = open();
    Identity second = open();

    assertThat(second.verificationKey()).isEqualTo(first.verificationKey());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(privateFile())))
        .isEqualTo("rw-------");
    assertThat(VerificationKey.ofJwk(Files.readString(folder.resolve("identity.pub.jwk"))))
        .isEqualTo(first.verificationKey());
    assertThat(first.toString()).doesNotContain("\"d\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw-r--r--", "rw----r--", "rwx------"})
  void openOrMint_fileOpenToOthers_refusesAndSaysHowToMend(String permissions) throws Exception {
    open();
    Files.setPosixFilePermissions(privateFile(), PosixFilePermissions.fromString(permissions));

    assertThatThrownBy(this::open)
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("identity.jwk")
        .hasMessageContaining("chmod");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20, 100})
  void openOrMint_tornFile_refusesAndLeavesItAlone(int length) throws Exception {
    open();
    byte[] torn = java.util.Arrays.copyOf(Files.readAllBytes(privateFile()), length);
    Files.write(privateFile(), torn);

    assertThatThrownBy(this::open)
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("torn");

    assertThat(Files.readAllBytes(privateFile())).isEqualTo(torn);
  }

  @Test
  void openOrMint_halvesOfTwoKeys_refuses() throws Exception {
    open();
    String one = Files.readString(privateFile());
    Files.delete(privateFile());
    open();
    String two = Files.readString(privateFile());
    int cut = one.indexOf("\",\"d\"");
    Files.writeString(privateFile(), one.substring(0, cut) + two.substring(cut));

    assertThatThrownBy(this::open).isInstanceOf(KeyFileException.class);
  }

  @Test
  void pin_anotherKeyForAKnownPeer_isRefused() throws Exception {
    PinnedKeys pinned = PinnedKeys.open(folder.resolve("peers"));
    VerificationKey key = TestWorld.identity().verificationKey();
    pinned.pin("north-gate", key);
    pinned.pin("north-gate", key);

    assertThatThrownBy(() -> pinned.pin("north-gate", TestWorld.identity().verificationKey()))
        .isInstanceOf(KeyFileException.class);

    assertThat(PinnedKeys.open(folder.resolve("peers")).find("north-gate")).contains(key);
    assertThat(pinned.peerOf(key.thumbprint())).contains("north-gate");
  }

  @Test
  void pair_bothOnOneMachine_knowEachOtherAfterBothStarted() throws Exception {
    Path gateway = folder.resolve("gateway");
    Path authority = folder.resolve("authority");
    Identity own = IdentityFile.openOrMint(gateway, new SecureRandom());
    PinnedKeys pinned = PinnedKeys.open(gateway.resolve(LocalPairing.PEERS));
    boolean tooEarly = LocalPairing.pair(own, "north-gate", pinned, authority, Parties.AUTHORITY);

    Identity other = IdentityFile.openOrMint(authority, new SecureRandom());
    boolean paired = LocalPairing.pair(own, "north-gate", pinned, authority, Parties.AUTHORITY);

    assertThat(tooEarly).isFalse();
    assertThat(paired).isTrue();
    assertThat(pinned.find(Parties.AUTHORITY)).contains(other.verificationKey());
    assertThat(PinnedKeys.open(authority.resolve(LocalPairing.PEERS)).find("north-gate"))
        .contains(own.verificationKey());
  }

  @Test
  void accepts_wrongRoleKeyOrCode_isFalse() {
    PairingCode code = PairingCode.random(new SecureRandom());
    VerificationKey key = TestWorld.identity().verificationKey();
    String mac = code.mac(PairingCode.Role.GATEWAY, "north-gate", key);

    PairingCode typed = PairingCode.parse(code.printed().toLowerCase(java.util.Locale.ROOT));

    assertThat(typed.accepts(mac, PairingCode.Role.GATEWAY, "north-gate", key)).isTrue();
    assertThat(typed.accepts(mac, PairingCode.Role.AUTHORITY, "north-gate", key)).isFalse();
    assertThat(typed.accepts(mac, PairingCode.Role.GATEWAY, "south-gate", key)).isFalse();
    VerificationKey foreign = TestWorld.identity().verificationKey();
    assertThat(typed.accepts(mac, PairingCode.Role.GATEWAY, "north-gate", foreign)).isFalse();
    PairingCode other = PairingCode.random(new SecureRandom());
    assertThat(other.accepts(mac, PairingCode.Role.GATEWAY, "north-gate", key)).isFalse();
  }

  private Path privateFile() {
    return folder.resolve("identity.jwk");
  }

  private Identity open() throws KeyFileException {
    return IdentityFile.openOrMint(folder, new SecureRandom());
  }
}
