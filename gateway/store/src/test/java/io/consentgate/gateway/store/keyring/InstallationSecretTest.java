package io.consentgate.gateway.store.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.testing.Samples;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The secret of an installation, which lies in the ring beside the halves of grants. */
final class InstallationSecretTest extends RingOnDisk {

  /** In the same shard as the installation's secret. */
  private static final GrantId DAN = Samples.grantId(256);

  @Test
  void installationSecret_overErasuresAndRestart_staysTheSame() {
    try (FileKeyRing ring = open();
        SecretBytes first = ring.installationSecret()) {
      add(ring, DAN, 7);
      ring.destroy(Set.of(DAN));
      try (FileKeyRing again = open();
          SecretBytes later = again.installationSecret()) {
        assertThat(later.contentEquals(first)).isTrue();
        assertThat(later.sizeBytes()).isEqualTo(32);
      }
    }
  }

  @Test
  void installationSecret_neverAskedFor_isNeverDrawn() throws IOException {
    try (FileKeyRing _ = open()) {
      assertClean();
    }
  }

  @Test
  void installationSecret_drawn_isNoHalfOfAnybody() {
    try (FileKeyRing ring = open();
        SecretBytes _ = ring.installationSecret()) {
      assertThat(ring.state()).isEqualTo(new RingState.Open(0));
      add(ring, DAN, 7);
      assertThat(ring.state()).isEqualTo(new RingState.Open(1));
    }
  }

  @Test
  void grantWithItsName_neitherReplacesNorDestroysIt() {
    try (FileKeyRing ring = open();
        SecretBytes before = ring.installationSecret()) {
      assertThatIllegalArgumentException().isThrownBy(() -> add(ring, Shard.INSTALLATION, 7));
      ring.destroy(Set.of(Shard.INSTALLATION));

      try (SecretBytes after = ring.installationSecret()) {
        assertThat(after.contentEquals(before)).isTrue();
      }
    }
  }
}
