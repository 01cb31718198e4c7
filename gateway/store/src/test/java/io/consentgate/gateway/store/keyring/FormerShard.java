package io.consentgate.gateway.store.keyring;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.secret.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;

/** A shard's file of version 2, which has no room at its end. */
final class FormerShard {

  private FormerShard() {}

  /** Returns a grant's shard, as it lies in a folder, in that form. */
  static byte[] of(Path folder, GrantId grant) throws Exception {
    int number = Shard.of(grant);
    SecureRandom random = new SecureRandom();
    FileRoot root = new FileRoot(random);
    try (OpenRing ring = new RingFolder(folder, root, random, _ -> {}).load();
        SecretBytes key = ring.table().key(number)) {
      byte[] nonce = new byte[Sealing.NONCE_BYTES];
      random.nextBytes(nonce);
      return of(ring.shard(number).toBytes(), number, ring.table().generation(number), key, nonce);
    }
  }

  static byte[] of(byte[] entries, int number, long generation, SecretBytes key, byte[] nonce) {
    byte[] header =
        ByteBuffer.allocate(26)
            .put(new byte[] {'C', 'G', 'K', 'S', 2, (byte) number})
            .putLong(generation)
            .put(nonce)
            .array();
    byte[] sealed = Sealing.seal(key, nonce, header, entries);
    return ByteBuffer.allocate(header.length + sealed.length).put(header).put(sealed).array();
  }
}
