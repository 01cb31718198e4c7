package io.consentgate.gateway.store.keyring;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.Frugal;
import io.consentgate.gateway.testing.Samples;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;

/**
 * Whatever lies where a shard of the key ring should is a shard or a refusal.
 *
 * <p>Three inputs in six are sealed first, as if by the gateway, so that they are read to the end:
 * in the form before, in the present form with something in its room, and as a half that was added.
 */
final class ShardFileFuzzTest {

  private static final int NUMBER = 1;
  private static final long GENERATION = 3;
  private static final byte[] NONCE = new byte[Sealing.NONCE_BYTES];
  private static final byte[] HEADER =
      ByteBuffer.allocate(26)
          .put(new byte[] {'C', 'G', 'K', 'S', 3, NUMBER})
          .putLong(GENERATION)
          .put(NONCE)
          .array();

  @FuzzTest(maxExecutions = 150_000, maxDuration = "10m")
  void open_anyBytes_isAShardOrARefusal(FuzzedDataProvider data) {
    int choice = data.consumeInt(0, 5);
    byte[] bytes = data.consumeRemainingAsBytes();
    try (SecretBytes key = SecretBytes.allocate(Sealing.KEY_BYTES)) {
      switch (choice) {
        case 0 -> {
          byte[] file = FormerShard.of(bytes, NUMBER, GENERATION, key, NONCE);
          Frugal.read(() -> use(file, key, bytes));
        }
        case 1 -> {
          byte[] file = withRoom(bytes, key);
          Frugal.read(() -> use(file, key, new byte[0]));
        }
        case 2 -> {
          byte[] entry = Arrays.copyOf(bytes, Shard.ENTRY_BYTES);
          byte[] file = withHalf(entry, key);
          Frugal.read(() -> use(file, key, entry));
        }
        case 3 -> Frugal.read(() -> refuse(joined(bytes), key));
        default -> Frugal.read(() -> refuse(bytes, key));
      }
    } catch (DamagedRingException _) {
      // A refusal is the other answer.
    }
  }

  private static void refuse(byte[] file, SecretBytes key) throws DamagedRingException {
    try (KeptShard shard = ShardFile.open(file, NUMBER, GENERATION, key)) {
      throw new AssertionError("opened what nobody sealed: " + shard.halves().size() + " halves");
    }
  }

  private static void use(byte[] file, SecretBytes key, byte[] entries)
      throws DamagedRingException {
    try (KeptShard shard = ShardFile.open(file, NUMBER, GENERATION, key);
        Shard fewer = shard.halves().without(Set.of(Samples.grantId(NUMBER)))) {
      if (!Arrays.equals(shard.halves().toBytes(), entries)
          || fewer.holds(Samples.grantId(NUMBER))) {
        throw new AssertionError("a shard is not what was sealed");
      }
    }
  }

  /** A shard without halves, and whatever it is in its room. */
  private static byte[] withRoom(byte[] bytes, SecretBytes key) {
    ShardFile.Fresh fresh = fresh(key);
    byte[] file = fresh.bytes();
    int room = (int) fresh.tail().position();
    System.arraycopy(bytes, 0, file, room, Math.min(bytes.length, file.length - room));
    return file;
  }

  private static byte[] withHalf(byte[] entry, SecretBytes key) {
    ShardFile.Fresh fresh = fresh(key);
    byte[] added = fresh.tail().seal(entry, key, new SecureRandom());
    System.arraycopy(added, 0, fresh.bytes(), (int) fresh.tail().position(), added.length);
    return fresh.bytes();
  }

  private static ShardFile.Fresh fresh(SecretBytes key) {
    try (Shard empty = Shard.empty()) {
      return ShardFile.seal(empty, NUMBER, GENERATION, key, new SecureRandom());
    }
  }

  private static byte[] joined(byte[] rest) {
    return ByteBuffer.allocate(HEADER.length + rest.length).put(HEADER).put(rest).array();
  }
}
