package io.consentgate.gateway.store.keyring;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.consentgate.gateway.store.Frugal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * Whatever lies where the root slot should is a table of keys or a refusal.
 *
 * <p>One input in four is sealed first, as if by the gateway; others follow a genuine header.
 */
final class RootSlotFuzzTest {

  private static final SlotName SLOT = new SlotName(5, 7);
  private static final byte[] HEADER =
      ByteBuffer.allocate(22)
          .put(new byte[] {'C', 'G', 'K', 'R', 2, 1})
          .putLong(SLOT.ring())
          .putLong(SLOT.number())
          .array();
  private static final FileRoot ROOT = new FileRoot(new SecureRandom());

  @FuzzTest(maxDuration = "20s")
  void table_anyBytes_isATableOrARefusal(FuzzedDataProvider data) {
    int choice = data.consumeInt(0, 3);
    byte[] bytes = data.consumeRemainingAsBytes();
    byte[] file =
        switch (choice) {
          case 0 -> joined(ROOT.seal(SLOT, HEADER, bytes));
          case 1 -> joined(bytes);
          default -> bytes;
        };
    try {
      Frugal.read(() -> read(file, choice == 0 && bytes.length == RootTable.SIZE_BYTES));
    } catch (DamagedRingException _) {
      // A refusal is the other answer.
    }
  }

  private static void read(byte[] file, boolean genuine) throws DamagedRingException {
    SlotName name = RootSlots.name(file, SLOT.number());
    try (RootTable _ = RootSlots.table(file, name, ROOT)) {
      if (!genuine) {
        throw new AssertionError("opened what nobody sealed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] joined(byte[] rest) {
    return ByteBuffer.allocate(HEADER.length + rest.length).put(HEADER).put(rest).array();
  }
}
