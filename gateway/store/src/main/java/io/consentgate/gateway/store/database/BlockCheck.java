package io.consentgate.gateway.store.database;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * What lies behind a block: a mark and a check, 4 bytes each, most significant byte first.
 *
 * <p>The mark is {@link #ALONE}, or, behind the first of several blocks that were written at once,
 * in its upper 12 bits how many they are, less one, and in its lower 20 bits those of a check of
 * all their checks, each as if it were alone. Not for use by several threads at a time.
 */
final class BlockCheck {

  /** "CGB1", behind each block but the first of several that were written at once. */
  static final int ALONE = 0x43474231;

  /** So many blocks at most are held together; the upper bits of {@link #ALONE} say more. */
  static final int MOST_TOGETHER = 1024;

  private static final int TOGETHER_BITS = 20;
  private static final int ALL_MASK = (1 << TOGETHER_BITS) - 1;

  private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

  /** Tells whether this can be a mark. */
  static boolean isMark(int mark) {
    int together = together(mark);
    return mark == ALONE || (together > 1 && together <= MOST_TOGETHER);
  }

  /** Returns how many blocks were written at once, by the mark behind the first of them. */
  static int together(int mark) {
    return (mark >>> TOGETHER_BITS) + 1;
  }

  /**
   * Returns the mark behind the first of several blocks.
   *
   * @param together how many, from 2 to {@link #MOST_TOGETHER}
   * @param all what each was added to, in order
   */
  static int mark(int together, CRC32C all) {
    return ((together - 1) << TOGETHER_BITS) | ((int) all.getValue() & ALL_MASK);
  }

  /** Returns the check of a block, which is consumed. */
  int of(ByteBuffer content, long block, int mark) {
    CRC32C check = new CRC32C();
    check.update(number.clear().putLong(0, block));
    check.update(content);
    if (mark != ALONE) {
      add(check, mark);
    }
    return (int) check.getValue();
  }

  /** Adds a block, which is consumed, to those that are written at once. */
  void addBlock(CRC32C all, ByteBuffer content, long block) {
    add(all, of(content, block, ALONE));
  }

  private void add(CRC32C check, int word) {
    check.update(number.clear().putInt(0, word).limit(Integer.BYTES));
  }
}
