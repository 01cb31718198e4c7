package io.consentgate.gateway.store.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.testing.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** A key ring in a folder of its own, and a plug to pull at any step. */
abstract class RingOnDisk {

  static final GrantId ADA = Samples.grantId(1);

  /** In the same shard as {@link #ADA}. */
  static final GrantId BEN = Samples.grantId(257);

  /** In another shard. */
  static final GrantId CAM = Samples.grantId(2);

  /** The power fails here. */
  static final class Halt extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Pulls the plug at a step, from the moment on that it is armed. */
  static final class Plug implements Consumer<RingStep> {

    private final RingStep step;
    private boolean armed;

    Plug(RingStep step) {
      this.step = step;
    }

    void arm() {
      armed = true;
    }

    @Override
    public void accept(RingStep reached) {
      if (armed && reached == step) {
        throw new Halt();
      }
    }
  }

  @TempDir Path folder;

  FileKeyRing open() {
    return open(_ -> {});
  }

  FileKeyRing open(Consumer<RingStep> reached) {
    SecureRandom random = new SecureRandom();
    return FileKeyRing.open(folder, root().open(random), random, false, reached);
  }

  /** Returns what the ring is sealed under. */
  RootSource root() {
    return RootSource.FILE;
  }

  /** Returns the file of a grant's shard, of which there has to be one generation. */
  Path shard(GrantId grant) throws IOException {
    String prefix = "ring." + Shard.of(grant) + ".";
    List<String> found = written().stream().filter(name -> name.startsWith(prefix)).toList();
    assertThat(found).hasSize(1);
    return folder.resolve(found.getFirst());
  }

  /** Returns the file of the root slot, of which there has to be one. */
  Path slot() throws IOException {
    List<String> found = written().stream().filter(name -> name.startsWith("root.")).toList();
    assertThat(found).hasSize(1);
    return folder.resolve(found.getFirst());
  }

  static void add(FileKeyRing ring, GrantId grant, int value) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) value);
    try (SecretBytes half = SecretBytes.take(bytes)) {
      ring.add(grant, half);
    }
  }

  /** Takes all the room of the shard that {@link #ADA} and {@link #BEN} belong to. */
  static void fillRoom(FileKeyRing ring) {
    for (int i = 0; i < ShardTail.PLACES; i++) {
      add(ring, Samples.grantId(1 + 256L * (2 + i)), 1 + i);
    }
  }

  List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Returns the names of files that hold more than zeros. */
  List<String> written() throws IOException {
    List<String> written = new ArrayList<>();
    for (String name : names()) {
      if (!ZeroedTransfer.isBlank(folder.resolve(name))) {
        written.add(name);
      }
    }
    return written;
  }

  /** Returns where in a shard's file its room begins, from what the file says of itself. */
  static int room(byte[] file) {
    return Math.ceilDiv(30 + ByteBuffer.wrap(file).getInt(26), ShardTail.PLACE_BYTES)
        * ShardTail.PLACE_BYTES;
  }

  /** One slot, one generation of each shard, nothing unfinished, and their other files blank. */
  void assertClean(GrantId... shards) throws IOException {
    slot();
    for (GrantId grant : shards) {
      shard(grant);
    }
    assertThat(written()).hasSize(1 + shards.length);
    assertThat(names()).allMatch(RingNames::isByTurns);
  }
}
