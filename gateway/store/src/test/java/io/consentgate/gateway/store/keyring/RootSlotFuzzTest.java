package io.consentgate.gateway.store.keyring;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.Frugal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Whatever lies where the root slot should is a table of keys or a refusal, under each kind of
 * root. Whatever names a token is its address or a refusal.
 *
 * <p>Inputs change a genuine slot in one place (few of them, for it takes long to open), follow a
 * genuine header, or are taken as they are. Two roots are stood in for: Argon2id by something cheap
 * that is counted, since its cost stands in the program and not in the slot, and the token, inside
 * which its slots are opened.
 */
final class RootSlotFuzzTest {

  private static final SlotName SLOT = new SlotName(5, 7);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static int derivations;

  private static final List<Genuine> SLOTS =
      List.of(
          new Genuine(new FileRoot(RANDOM)),
          new Genuine(
              new SecretRoot(
                  RootKind.PASSPHRASE, SecretBytes.allocate(12), RANDOM, RootSlotFuzzTest::cheap)),
          new Genuine(new SecretRoot(RootKind.CREDENTIAL, SecretBytes.allocate(32), RANDOM)),
          new Genuine(new StandInToken()));

  /** A root, and a slot that it sealed. */
  private static final class Genuine {
    private final Root root;
    private final byte[] header;
    private final byte[] file;

    Genuine(Root root) {
      this.root = root;
      header =
          ByteBuffer.allocate(22)
              .put(new byte[] {'C', 'G', 'K', 'R', 2, (byte) root.kind().code()})
              .putLong(SLOT.ring())
              .putLong(SLOT.number())
              .array();
      try {
        file = joined(header, root.seal(SLOT, header, new byte[RootTable.SIZE_BYTES]));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @FuzzTest(maxExecutions = 150_000, maxDuration = "10m")
  void table_anyBytes_isATableOrARefusal(FuzzedDataProvider data) {
    Genuine slot = data.pickValue(SLOTS);
    int choice = data.consumeInt(0, 63);
    int at = data.consumeInt(0, Integer.MAX_VALUE);
    byte[] bytes = data.consumeRemainingAsBytes();
    byte[] file =
        switch (choice) {
          case 0 -> changed(slot.file, at, bytes);
          case 1, 2, 3, 4, 5, 6, 7 -> joined(slot.header, bytes);
          default -> bytes;
        };
    derivations = 0;
    try {
      Frugal.read(() -> read(file, slot));
    } catch (DamagedRingException _) {
      // A refusal is the other answer.
    }
    if (derivations > 0 && file.length != slot.file.length) {
      throw new AssertionError("made a key for what is no slot");
    }
    if (choice >= 48) {
      address(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private static void read(byte[] file, Genuine slot) throws DamagedRingException {
    SlotName name = RootSlots.name(file, SLOT.number());
    try (RootTable _ = RootSlots.table(file, name, slot.root)) {
      if (!Arrays.equals(file, slot.file)) {
        throw new AssertionError("opened what nobody sealed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void address(String text) {
    TokenAddress address;
    try {
      address = TokenAddress.parse(text);
    } catch (IllegalArgumentException _) {
      return;
    }
    if (!TokenAddress.parse(address.toString()).equals(address)) {
      throw new AssertionError("an address does not say what it is");
    }
  }

  private static UnaryOperator<byte[]> cheap(byte[] salt) {
    return _ -> {
      derivations++;
      return Arrays.copyOf(salt, Sealing.KEY_BYTES);
    };
  }

  private static byte[] changed(byte[] genuine, int at, byte[] bytes) {
    byte[] file = genuine.clone();
    int from = at % file.length;
    System.arraycopy(bytes, 0, file, from, Math.min(bytes.length, file.length - from));
    return file;
  }

  private static byte[] joined(byte[] header, byte[] rest) {
    return ByteBuffer.allocate(header.length + rest.length).put(header).put(rest).array();
  }

  /** Seals as a token would, under one key that is not in one. */
  private static final class StandInToken implements Root {

    private final SecretBytes key = SecretBytes.allocate(Sealing.KEY_BYTES);

    @Override
    public RootKind kind() {
      return RootKind.TOKEN;
    }

    @Override
    public int overheadBytes() {
      return TokenRoot.OVERHEAD_BYTES;
    }

    @Override
    public byte[] seal(SlotName slot, byte[] header, byte[] plain) {
      byte[] nonce = new byte[Sealing.NONCE_BYTES];
      byte[] sealed = Sealing.seal(key, nonce, header, plain);
      return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    }

    @Override
    public byte[] open(SlotName slot, byte[] header, byte[] sealed) throws DamagedRingException {
      if (sealed.length != TokenRoot.OVERHEAD_BYTES + RootTable.SIZE_BYTES) {
        throw new AssertionError("asked the token to open what is no slot");
      }
      byte[] nonce = Arrays.copyOf(sealed, Sealing.NONCE_BYTES);
      byte[] rest = Arrays.copyOfRange(sealed, Sealing.NONCE_BYTES, sealed.length);
      return Sealing.open(key, nonce, header, rest);
    }

    @Override
    public void destroyAllBut(SlotName slot) {}

    @Override
    public boolean keepsOthers(SlotName slot) {
      return false;
    }

    @Override
    public void close() {
      key.close();
    }
  }
}
