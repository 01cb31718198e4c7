package io.consentgate.evaluation.residue;

import io.consentgate.gateway.store.custody.SealedReference;
import java.util.Arrays;
import java.util.Optional;

/**
 * Recognises a row of table {@code sealed_reference} in the bytes of a database file, in pages that
 * are in use and in those that are free: the grant's id, then a byte of type, a length, and the
 * sealed reference, which begins with its version.
 */
final class SealedBytes {

  /** The longest sealed reference, and what lies between the id and it. */
  static final int MOST_BYTES = 1024 + 17 + 3;

  private static final int FEWEST = 64 + 17;
  private static final int MOST = 1024 + 17;
  private static final byte BYTES_FOLLOW = 12;

  private SealedBytes() {}

  /**
   * Reads what follows a grant's id.
   *
   * @param part bytes of a file
   * @param at where the id ends
   * @param length how many bytes of the part count
   * @return the sealed reference, if one follows
   */
  static Optional<byte[]> after(byte[] part, int at, int length) {
    if (at + 3 >= length || part[at] != BYTES_FOLLOW) {
      return Optional.empty();
    }
    int size = part[at + 1] & 0x7f;
    int from = at + 2;
    if (part[at + 1] < 0) {
      size |= (part[at + 2] & 0x7f) << 7;
      from++;
    }
    boolean isOne =
        size >= FEWEST && size <= MOST && from < length && SealedReference.isVersion(part[from]);
    return isOne
        ? Optional.of(Arrays.copyOfRange(part, from, Math.min(length, from + size)))
        : Optional.empty();
  }
}
