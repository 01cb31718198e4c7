package io.consentgate.gateway.store.database;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** States and starts as H2 writes them, on a disk of which the power fails. */
final class StartTurnsTest {

  private static final int BLOCK = CheckedFile.BLOCK;
  private static final int STEPS = 120;
  private static final int PLACES = 6;

  /** Blocks of a state: any of them may be missing. */
  private static final int BLOCKS = 2;

  private static final Pattern START = Pattern.compile("H:2,block:(\\d+),version:(\\d+)[,\0]");

  /** A state, and the block at which it begins. */
  private record State(int version, int block) {}

  private final TornFile disk = new TornFile(new byte[0]);

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("BF-10: wherever the power fails, a start names a state no older than was synced")
  void write_startsAndStates_oneStartAlwaysNamesWhatIsThere(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Deque<State> named = new ArrayDeque<>(List.of(new State(0, 0)));
    try (CheckedFile file = new CheckedFile("some", disk)) {
      for (int version = 1; version <= STEPS; version++) {
        State state = new State(version, place(random, named));
        file.write(
            bytes("chunk:1,version:" + version + "\n", BLOCKS), (long) state.block() * BLOCK);
        if (random.nextInt(3) > 0) {
          file.write(start(state, random.nextInt(8) == 0), 0);
          named.addLast(state);
        }
        if (random.nextInt(3) == 0 || named.size() == PLACES - 1) {
          file.force(false);
          named = new ArrayDeque<>(List.of(named.getLast()));
        }
        for (int i = 0; i < 8; i++) {
          assertThat(newestIn(disk.torn(random)))
              .isGreaterThanOrEqualTo(named.getFirst().version());
        }
      }
    }
    assertThat(named.getFirst().version()).isGreaterThan(STEPS / 2);
  }

  @Test
  void write_start_isByTurnsOrAfterAllThatItNamesIsOnTheDisk() throws IOException {
    List<String> calls = new ArrayList<>();
    State state = new State(1, CheckedFile.HEADERS);
    try (FileChannel file = new CheckedFile("some", new NotingFile(disk, calls))) {
      file.write(ByteBuffer.allocate(BLOCK), 2L * BLOCK);
      calls.clear();
      file.write(start(state, false), 0);
      assertNext(calls, "sync", "write 0", "write 1");
      file.write(start(state, false), 0);
      assertNext(calls, "sync", "write 0", "write 1");
      file.force(false);
      assertNext(calls, "sync");
      file.write(start(state, false), 0);
      file.write(start(state, false), 0);
      assertNext(calls, "write 0", "write 0");
      file.force(false);
      file.force(false);
      assertNext(calls, "sync", "sync");
      file.write(start(state, false), 0);
      assertNext(calls, "write 1");
      file.force(false);
      file.write(start(state, true), 0);
      assertNext(calls, "sync", "sync", "write 0", "write 1");
    }
  }

  private static void assertNext(List<String> calls, String... expected) {
    assertThat(calls).containsExactly(expected);
    calls.clear();
  }

  /** H2 writes over no state that a start has named since the last fsync, or at it. */
  private static int place(SplittableRandom random, Collection<State> named) {
    while (true) {
      int block = CheckedFile.HEADERS + BLOCKS * random.nextInt(PLACES);
      if (named.stream().noneMatch(state -> state.block() == block)) {
        return block;
      }
    }
  }

  private static ByteBuffer start(State state, boolean isClosed) {
    String line =
        "H:2,block:%d,version:%d".formatted(state.block(), state.version())
            + (isClosed ? ",clean:1" : "");
    ByteBuffer one = bytes(line, 1);
    return ByteBuffer.allocate(2 * BLOCK).put(one.duplicate()).put(one).flip();
  }

  private static ByteBuffer bytes(String line, int blocks) {
    return ByteBuffer.wrap(Arrays.copyOf(line.getBytes(US_ASCII), blocks * BLOCK));
  }

  /** Returns the newest state that a start names and that is there whole; 0 if there is none. */
  private static int newestIn(byte[] torn) throws IOException {
    int newest = 0;
    try (CheckedFile file = new CheckedFile("torn", new TornFile(torn))) {
      for (int start = 0; start < CheckedFile.HEADERS; start++) {
        Matcher named = START.matcher(text(file, start));
        if (named.lookingAt() && isThere(file, named)) {
          newest = Math.max(newest, Integer.parseInt(named.group(2)));
        }
      }
    }
    return newest;
  }

  private static boolean isThere(CheckedFile file, Matcher named) {
    try {
      return text(file, Integer.parseInt(named.group(1)))
          .startsWith("chunk:1,version:" + named.group(2) + "\n");
    } catch (IOException _) {
      return false;
    }
  }

  private static String text(CheckedFile file, int block) throws IOException {
    ByteBuffer some = ByteBuffer.allocate(100);
    file.read(some, (long) block * BLOCK);
    return US_ASCII.decode(some.flip()).toString();
  }

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }
}
