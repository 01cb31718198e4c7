package com.google.zxing.qrcode.encoder;

import com.google.zxing.WriterException;
import com.google.zxing.common.BitArray;
import com.google.zxing.common.reedsolomon.GenericGF;
import com.google.zxing.common.reedsolomon.ReedSolomonEncoder;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.decoder.Version;
import java.util.Arrays;

/**
 * Lays data codewords out as the modules of a QR symbol.
 *
 * <p>ZXing's own encoder starts one step earlier, from a {@code String}.
 */
public final class QrModules {

  private static final int MASKS = 8;

  private QrModules() {}

  /**
   * Adds error correction and chooses the mask with the least penalty.
   *
   * @param data exactly the data codewords that version and level hold; the caller still owns it
   * @return the modules; 1 is dark
   */
  public static ByteMatrix of(byte[] data, Version version, ErrorCorrectionLevel level) {
    byte[] all = interleaved(data, version, level);
    BitArray bits = new BitArray(all.length * Byte.SIZE);
    for (int i = 0; i < bits.getSize(); i++) {
      if ((all[i / Byte.SIZE] >> (7 - i % Byte.SIZE) & 1) == 1) {
        bits.set(i);
      }
    }
    Arrays.fill(all, (byte) 0);
    try {
      return withBestMask(bits, version, level);
    } catch (WriterException e) {
      throw new IllegalStateException("codewords always fit their own version", e);
    } finally {
      bits.clear();
    }
  }

  private static ByteMatrix withBestMask(BitArray bits, Version version, ErrorCorrectionLevel level)
      throws WriterException {
    int size = version.getDimensionForVersion();
    ByteMatrix best = new ByteMatrix(size, size);
    ByteMatrix tried = new ByteMatrix(size, size);
    int least = Integer.MAX_VALUE;
    for (int mask = 0; mask < MASKS; mask++) {
      MatrixUtil.buildMatrix(bits, level, version, mask, tried);
      int penalty = penalty(tried);
      if (penalty < least) {
        least = penalty;
        ByteMatrix last = best;
        best = tried;
        tried = last;
      }
    }
    tried.clear((byte) 0);
    return best;
  }

  private static int penalty(ByteMatrix matrix) {
    return MaskUtil.applyMaskPenaltyRule1(matrix)
        + MaskUtil.applyMaskPenaltyRule2(matrix)
        + MaskUtil.applyMaskPenaltyRule3(matrix)
        + MaskUtil.applyMaskPenaltyRule4(matrix);
  }

  /** Data codewords of all blocks column by column, then their error correction likewise. */
  private static byte[] interleaved(byte[] data, Version version, ErrorCorrectionLevel level) {
    Version.ECBlocks layout = version.getECBlocksForLevel(level);
    int corrections = layout.getECCodewordsPerBlock();
    int[][] blocks = blocks(data, layout);
    byte[] all = new byte[version.getTotalCodewords()];
    int longest = blocks[blocks.length - 1].length - corrections;
    int at = 0;
    for (int column = 0; column < longest; column++) {
      for (int[] block : blocks) {
        if (column < block.length - corrections) {
          all[at++] = (byte) block[column];
        }
      }
    }
    for (int column = corrections; column > 0; column--) {
      for (int[] block : blocks) {
        all[at++] = (byte) block[block.length - column];
      }
    }
    for (int[] block : blocks) {
      Arrays.fill(block, 0);
    }
    return all;
  }

  private static int[][] blocks(byte[] data, Version.ECBlocks layout) {
    ReedSolomonEncoder encoder = new ReedSolomonEncoder(GenericGF.QR_CODE_FIELD_256);
    int corrections = layout.getECCodewordsPerBlock();
    int[][] blocks = new int[layout.getNumBlocks()][];
    int from = 0;
    int next = 0;
    for (Version.ECB kind : layout.getECBlocks()) {
      for (int i = 0; i < kind.getCount(); i++) {
        int[] block = new int[kind.getDataCodewords() + corrections];
        for (int j = 0; j < kind.getDataCodewords(); j++) {
          block[j] = data[from++] & 0xff;
        }
        encoder.encode(block, corrections);
        blocks[next++] = block;
      }
    }
    return blocks;
  }
}
