package io.consentgate.gateway.store.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** A key ring in a folder of its own, and a plug to pull at any step. */
abstract class RingOnDisk {

  static final GrantId ADA = Samples.grantId(1);
  static final GrantId BEN = Samples.grantId(2);

  /** The power fails here. */
  static final class Halt extends Error {
    private static final long serialVersionUID = 1L;
  }

  @TempDir Path folder;

  FileKeyRing open() {
    return open(_ -> {});
  }

  FileKeyRing open(Consumer<RingStep> reached) {
    return FileKeyRing.open(folder, new SecureRandom(), false, reached);
  }

  static Consumer<RingStep> at(RingStep halt) {
    return step -> {
      if (step == halt) {
        throw new Halt();
      }
    };
  }

  static void add(FileKeyRing ring, GrantId grant, int value) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) value);
    try (SecretBytes half = SecretBytes.take(bytes)) {
      ring.add(grant, half);
    }
  }

  List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  void assertClean() throws IOException {
    assertThat(names()).hasSize(2).contains("ring").noneMatch(name -> name.endsWith(".tmp"));
  }
}
