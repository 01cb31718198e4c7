package io.consentgate.gateway.store.keyring;

import io.consentgate.gateway.secret.SecretBytes;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * A fresh key for each slot, in the slot's own file. It keeps a ring apart from its slot: a backup
 * that leaves the slot out holds nothing. It does not keep it from whoever has the whole disk.
 *
 * <p>Bytes: 32 of key, 12 of nonce, ciphertext and tag.
 */
final class FileRoot implements Root {

  private static final int PREFIX_BYTES = Sealing.KEY_BYTES + Sealing.NONCE_BYTES;

  private final SecureRandom random;

  FileRoot(SecureRandom random) {
    this.random = random;
  }

  @Override
  public RootKind kind() {
    return RootKind.FILE;
  }

  @Override
  public int overheadBytes() {
    return PREFIX_BYTES + Sealing.TAG_BYTES;
  }

  @Override
  public byte[] seal(SlotName slot, byte[] header, byte[] plain) {
    byte[] nonce = new byte[Sealing.NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] raw = new byte[Sealing.KEY_BYTES];
    random.nextBytes(raw);
    try (SecretBytes key = SecretBytes.take(raw)) {
      ByteBuffer file = ByteBuffer.allocate(plain.length + overheadBytes());
      file.put(key.memory().asByteBuffer()).put(nonce);
      Sealing.seal(key, nonce, header, plain, file);
      return file.array();
    }
  }

  @Override
  public byte[] open(SlotName slot, byte[] header, byte[] sealed) throws DamagedRingException {
    try (SecretBytes key = SecretBytes.take(Arrays.copyOf(sealed, Sealing.KEY_BYTES))) {
      byte[] nonce = Arrays.copyOfRange(sealed, Sealing.KEY_BYTES, PREFIX_BYTES);
      return Sealing.open(key, nonce, header, ByteBuffer.wrap(sealed).position(PREFIX_BYTES));
    }
  }

  @Override
  public void destroyAllBut(SlotName slot) {
    // Its keys lie in the slots' own files, and go with them.
  }

  @Override
  public boolean keepsOthers(SlotName slot) {
    return false;
  }

  @Override
  public void close() {
    // It holds nothing between two calls.
  }
}
