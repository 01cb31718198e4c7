package io.consentgate.gateway.store.keyring;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.Frugal;
import io.consentgate.gateway.testing.Samples;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

/**
 * Whatever lies where a shard of the key ring should is a shard or a refusal.
 *
 * <p>One input in four is sealed first, as if by the gateway, so that it is read to the end.
 */
final class ShardFileFuzzTest {

  private static final int NUMBER = 1;
  private static final long GENERATION = 3;
  private static final byte[] NONCE = new byte[Sealing.NONCE_BYTES];
  private static final byte[] HEADER =
      ByteBuffer.allocate(26)
          .put(new byte[] {'C', 'G', 'K', 'S', 2, NUMBER})
          .putLong(GENERATION)
          .put(NONCE)
          .array();

  @FuzzTest(maxDuration = "20s")
  void open_anyBytes_isAShardOrARefusal(FuzzedDataProvider data) {
    int choice = data.consumeInt(0, 3);
    byte[] bytes = data.consumeRemainingAsBytes();
    try (SecretBytes key = SecretBytes.allocate(Sealing.KEY_BYTES)) {
      switch (choice) {
        case 0 -> {
          byte[] file = file(Sealing.seal(key, NONCE, HEADER, bytes));
          Frugal.read(() -> use(file, key, bytes));
        }
        case 1 -> Frugal.read(() -> refuse(file(bytes), key));
        default -> Frugal.read(() -> refuse(bytes, key));
      }
    } catch (DamagedRingException _) {
      // A refusal is the other answer.
    }
  }

  private static void refuse(byte[] file, SecretBytes key) throws DamagedRingException {
    try (Shard shard = ShardFile.open(file, NUMBER, GENERATION, key)) {
      throw new AssertionError("opened what nobody sealed: " + shard.size() + " halves");
    }
  }

  private static void use(byte[] file, SecretBytes key, byte[] entries)
      throws DamagedRingException {
    try (Shard shard = ShardFile.open(file, NUMBER, GENERATION, key);
        Shard fewer = shard.without(Set.of(Samples.grantId(NUMBER)))) {
      if (!Arrays.equals(shard.toBytes(), entries) || fewer.holds(Samples.grantId(NUMBER))) {
        throw new AssertionError("a shard is not what was sealed");
      }
    }
  }

  private static byte[] file(byte[] sealed) {
    return ByteBuffer.allocate(HEADER.length + sealed.length).put(HEADER).put(sealed).array();
  }
}
