package io.consentgate.evaluation.sabotage;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.withdrawal.KeyRing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A key ring that destroys keys in memory and leaves what opens them on the disk. */
final class DiskForgotten implements KeyRing {

  private final KeyRing real;
  private final Path folder;

  /**
   * Puts the fault before a key ring.
   *
   * @param real the key ring
   * @param folder its files
   */
  DiskForgotten(KeyRing real, Path folder) {
    this.real = real;
    this.folder = folder;
  }

  @Override
  public boolean holds(GrantId grant) {
    return real.holds(grant);
  }

  @Override
  public void destroy(Set<GrantId> grants) {
    try {
      Map<Path, byte[]> before = rootSlots();
      real.destroy(grants);
      for (Map.Entry<Path, byte[]> slot : before.entrySet()) {
        Files.write(slot.getKey(), slot.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<Path, byte[]> rootSlots() throws IOException {
    Map<Path, byte[]> slots = new HashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        byte[] bytes = Files.readAllBytes(file);
        // The slot whose turn it is not holds zeros.
        if (file.getFileName().toString().startsWith("root.") && bytes[0] != 0) {
          slots.put(file, bytes);
        }
      }
    }
    return slots;
  }
}
