package io.consentgate.evaluation.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FreePortTest {

  @Test
  void any_askedOften_neverReturnsTheSameNorWhatTheSystemHandsOut() throws Exception {
    Set<Integer> ports = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      int port = FreePort.any();
      assertThat(ports.add(port)).as("port %d", port).isTrue();
      assertThat(port).isBetween(20_000, 31_999);
    }
  }

  @Test
  void any_nextPortInUse_isPassedOver() throws Exception {
    int port = FreePort.any();
    while (!FreePort.isFree(port + 1)) {
      port = FreePort.any();
    }
    try (ServerSocket taken = new ServerSocket(port + 1, 1, InetAddress.getLoopbackAddress())) {
      assertThat(FreePort.isFree(taken.getLocalPort())).isFalse();
      assertThat(FreePort.any()).isNotEqualTo(taken.getLocalPort());
    }
    assertThat(FreePort.isFree(port)).isTrue();
  }
}
