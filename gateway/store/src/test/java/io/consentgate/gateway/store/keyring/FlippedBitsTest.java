package io.consentgate.gateway.store.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.testing.SoftToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The two files of a ring that one reference hangs on; they are the same under every custody. */
@DisplayName("ST-05: one flipped bit in the key ring opens nothing")
final class FlippedBitsTest extends RingOnDisk {

  private static final int NUMBER = Shard.of(ADA);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int HEADER_BYTES = 22;
  private static final int ROW_BYTES = 40;

  @TempDir private Path secrets;

  /** One half sealed with its shard, one added later; behind them the room is free. */
  @Test
  void open_anyBitOfAShardFlipped_isRefused() throws Exception {
    try (SecretBytes key = SecretBytes.allocate(Sealing.KEY_BYTES);
        SecretBytes half = SecretBytes.allocate(Shard.HALF_BYTES);
        Shard empty = Shard.empty();
        Shard one = empty.with(ADA, half);
        Shard two = one.with(BEN, half)) {
      ShardFile.Fresh fresh = ShardFile.seal(one, NUMBER, 1, key, RANDOM);
      byte[] file = fresh.bytes();
      byte[] added = fresh.tail().seal(two.lastEntry(), key, RANDOM);
      System.arraycopy(added, 0, file, (int) fresh.tail().position(), added.length);
      assertThat(halves(file, key)).isEqualTo(2);
      int taken = (int) fresh.tail().next().position();
      for (int bit = 0; bit < taken * Byte.SIZE; bit++) {
        flip(file, bit);
        assertThat(halves(file, key)).as("bit %d", bit).isZero();
        flip(file, bit);
      }
      for (int bit = taken * Byte.SIZE; bit < file.length * Byte.SIZE; bit += 7) {
        flip(file, bit);
        assertThat(halves(file, key)).as("bit %d, where nothing is", bit).isIn(0, 2);
        flip(file, bit);
      }
    }
  }

  @Test
  void open_anyBitOfAShardOfTheFormBeforeFlipped_isRefused() throws Exception {
    try (SecretBytes key = SecretBytes.allocate(Sealing.KEY_BYTES);
        SecretBytes half = SecretBytes.allocate(Shard.HALF_BYTES);
        Shard empty = Shard.empty();
        Shard one = empty.with(ADA, half)) {
      byte[] file = FormerShard.of(one.toBytes(), NUMBER, 1, key, new byte[Sealing.NONCE_BYTES]);
      assertThat(halves(file, key)).isEqualTo(1);
      for (int bit = 0; bit < file.length * Byte.SIZE; bit++) {
        flip(file, bit);
        assertThat(halves(file, key)).as("bit %d", bit).isZero();
        flip(file, bit);
      }
    }
  }

  /** All but the rows of the 255 other shards, which the same tag covers. */
  @ParameterizedTest
  @EnumSource(
      value = RootKind.class,
      names = {"FILE", "CREDENTIAL", "TOKEN"})
  void read_anyBitOfTheRootSlotFlipped_isRefused(RootKind kind) throws Exception {
    try (Root root = root(kind);
        RootTable empty = RootTable.empty();
        RootTable table = empty.withFresh(List.of(NUMBER), RANDOM)) {
      RootSlots slots = new RootSlots(folder, _ -> {});
      SlotName slot = new SlotName(5, 1);
      slots.create(slot, table, root);
      byte[] file = Files.readAllBytes(slots.path(1));
      assertThat(reads(file, root)).isTrue();
      int row = file.length - Sealing.TAG_BYTES - RootTable.SIZE_BYTES + NUMBER * ROW_BYTES;
      IntStream front = IntStream.range(0, row - NUMBER * ROW_BYTES);
      IntStream own = IntStream.range(row, row + ROW_BYTES);
      IntStream tag = IntStream.range(file.length - Sealing.TAG_BYTES, file.length);
      assertThat(row).isGreaterThan(HEADER_BYTES);
      for (int at : IntStream.concat(IntStream.concat(front, own), tag).toArray()) {
        for (int bit = at * Byte.SIZE; bit < (at + 1) * Byte.SIZE; bit++) {
          flip(file, bit);
          assertThat(reads(file, root)).as("bit %d", bit).isFalse();
          flip(file, bit);
        }
      }
    }
  }

  private Root root(RootKind kind) throws Exception {
    if (kind == RootKind.FILE) {
      return new FileRoot(RANDOM);
    }
    Files.write(secrets.resolve("root"), new byte[32]);
    RootSource source =
        kind == RootKind.TOKEN
            ? RootSource.parse(SoftToken.setting(secrets), Map.of())
            : RootSource.parse(
                "credential:root", Map.of("CREDENTIALS_DIRECTORY", secrets.toString()));
    return source.open(RANDOM);
  }

  /** Returns how many halves a file opens to; none if it is refused. */
  private static int halves(byte[] file, SecretBytes key) {
    try (KeptShard shard = ShardFile.open(file, NUMBER, 1, key)) {
      assertThat(shard.halves().holds(ADA)).isTrue();
      return shard.halves().size();
    } catch (DamagedRingException _) {
      return 0;
    }
  }

  private static boolean reads(byte[] file, Root root) {
    try (RootTable table = RootSlots.table(file, RootSlots.name(file, 1), root)) {
      return table.generation(NUMBER) == 1;
    } catch (IOException | DamagedRingException _) {
      return false;
    }
  }

  private static void flip(byte[] bytes, int bit) {
    bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
  }
}
