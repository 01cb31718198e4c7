package io.consentgate.gateway.store.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.testing.Samples;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every key and nonce that seals a file of the ring, over a history of halves added, destroyed and
 * reopened.
 */
@DisplayName("A nonce never repeats under a key")
final class NoncesTest extends RingOnDisk {

  private static final int STEPS = 150;
  private static final int SLOTS = 300;
  private static final int SALT_BYTES = 16;

  /** Always draws zeros: what a broken source of randomness would give. */
  private static final class Stuck extends SecureRandom {
    private static final long serialVersionUID = 1L;

    @Override
    public void nextBytes(byte[] bytes) {
      Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public long nextLong() {
      return 0;
    }
  }

  @Test
  void ring_randomHistory_neverUsesAPairTwice() throws Exception {
    assertThat(pairsUsedTwice(new SecureRandom())).isZero();
  }

  @Test
  @DisplayName("The control: a source that repeats itself is seen")
  void ring_sourceThatRepeatsItself_isSeen() throws Exception {
    assertThat(pairsUsedTwice(new Stuck())).isPositive();
  }

  @ParameterizedTest
  @EnumSource(
      value = RootKind.class,
      names = {"PASSPHRASE", "CREDENTIAL"})
  @DisplayName("Where one key seals every slot, each has a nonce of its own")
  void secretRoot_manySlots_neverUsesANonceTwice(RootKind kind) throws Exception {
    assertThat(nonces(kind, new SecureRandom())).hasSize(SLOTS);
    assertThat(nonces(kind, new Stuck())).as("the control").hasSize(1);
  }

  private static Set<String> nonces(RootKind kind, SecureRandom random) throws Exception {
    Set<String> saltsAndNonces = new HashSet<>();
    try (SecretRoot root = new SecretRoot(kind, SecretBytes.take(new byte[32]), random)) {
      for (int slot = 0; slot < SLOTS; slot++) {
        byte[] sealed = root.seal(new SlotName(7, slot), new byte[4], new byte[64]);
        saltsAndNonces.add(hex(sealed, 0, SALT_BYTES + Sealing.NONCE_BYTES));
      }
    }
    return saltsAndNonces;
  }

  private int pairsUsedTwice(SecureRandom random) throws Exception {
    SplittableRandom choice = new SplittableRandom(3);
    Map<String, Integer> fileOfPair = new HashMap<>();
    int twice = 0;
    FileKeyRing ring = ring(random);
    for (int i = 0; i < STEPS; i++) {
      GrantId grant = Samples.grantId(choice.nextInt(3) + 256L * choice.nextInt(4));
      switch (choice.nextInt(6)) {
        case 0 -> {
          ring.close();
          ring = ring(random);
        }
        case 1, 2 -> ring.destroy(Set.of(grant));
        default -> {
          if (!ring.holds(grant)) {
            add(ring, grant, choice.nextInt(1, 128));
          }
        }
      }
      for (var each : pairs().entrySet()) {
        Integer before = fileOfPair.put(each.getKey(), each.getValue());
        twice += before == null || before.equals(each.getValue()) ? 0 : 1;
      }
    }
    ring.close();
    assertThat(fileOfPair).hasSizeGreaterThan(random instanceof Stuck ? 0 : STEPS / 2);
    return twice;
  }

  /** Returns key and nonce of each file, with a digest of what they seal. */
  private Map<String, Integer> pairs() throws Exception {
    Map<String, Integer> pairs = new HashMap<>();
    RootSlots slots = new RootSlots(folder, _ -> {});
    FileRoot root = new FileRoot(new SecureRandom());
    byte[] slot = Files.readAllBytes(slot());
    pairs.put(hex(slot, 22, 22 + Sealing.KEY_BYTES + Sealing.NONCE_BYTES), Arrays.hashCode(slot));
    try (OpenSlot newest = slots.newest(names(), _ -> root)) {
      RootTable table = newest.table();
      for (int number = 0; number < Shard.COUNT; number++) {
        if (table.generation(number) > 0) {
          try (var key = table.key(number)) {
            byte[] file = shard(number, table.generation(number));
            String under = HexFormat.of().formatHex(key.memory().toArray(ValueLayout.JAVA_BYTE));
            pairs.putAll(pairs(under, file));
          }
        }
      }
    }
    return pairs;
  }

  /** What is sealed at once, and each half that was added. */
  private static Map<String, Integer> pairs(String key, byte[] file) {
    Map<String, Integer> pairs = new HashMap<>();
    int room = room(file);
    pairs.put(key + hex(file, 14, 26), Arrays.hashCode(Arrays.copyOf(file, room)));
    for (int at = room; at < room + ShardTail.SIZE_BYTES; at += ShardTail.PLACE_BYTES) {
      byte[] place = Arrays.copyOfRange(file, at, at + ShardTail.PLACE_BYTES);
      if (!Arrays.equals(place, new byte[ShardTail.PLACE_BYTES])) {
        pairs.merge(key + hex(place, 0, Sealing.NONCE_BYTES), Arrays.hashCode(place), Integer::sum);
      }
    }
    return pairs;
  }

  private byte[] shard(int number, long generation) throws IOException {
    Path file = folder.resolve(RingNames.shard(number, generation));
    return Files.readAllBytes(file);
  }

  private FileKeyRing ring(SecureRandom random) {
    return FileKeyRing.open(folder, new FileRoot(random), random, false, _ -> {});
  }

  private static String hex(byte[] bytes, int from, int to) {
    return HexFormat.of().formatHex(bytes, from, to);
  }
}
