package com.google.zxing.qrcode.decoder;

import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.reedsolomon.GenericGF;
import com.google.zxing.common.reedsolomon.ReedSolomonDecoder;
import com.google.zxing.common.reedsolomon.ReedSolomonException;
import io.consentgate.gateway.secret.SecretBytes;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * The corrected data codewords of one QR symbol, outside the heap.
 *
 * <p>ZXing's own decoder goes on to make a {@code String} of them; this stops one step earlier.
 */
public final class QrCodewords implements AutoCloseable {

  private final int version;
  private final SecretBytes data;

  private QrCodewords(int version, SecretBytes data) {
    this.version = version;
    this.data = data;
  }

  /**
   * Reads a symbol as it lies, then mirrored.
   *
   * @param symbol one bit a module, without quiet zone; changed by this call
   * @return the codewords; the caller closes them
   * @throws FormatException if it is no QR symbol
   * @throws ChecksumException if it has more faults than its error correction mends
   */
  public static QrCodewords read(BitMatrix symbol) throws FormatException, ChecksumException {
    BitMatrixParser parser = new BitMatrixParser(symbol);
    try {
      return read(parser);
    } catch (FormatException | ChecksumException _) {
      parser.remask();
      parser.setMirror(true);
      parser.readVersion();
      parser.readFormatInformation();
      parser.mirror();
      return read(parser);
    }
  }

  /** Returns the symbol's version, 1 to 40. */
  public int version() {
    return version;
  }

  /** Returns the data codewords, valid until {@link #close()}. */
  public SecretBytes data() {
    return data;
  }

  @Override
  public void close() {
    data.close();
  }

  private static QrCodewords read(BitMatrixParser parser)
      throws FormatException, ChecksumException {
    Version version = parser.readVersion();
    ErrorCorrectionLevel level = parser.readFormatInformation().getErrorCorrectionLevel();
    byte[] raw = parser.readCodewords();
    DataBlock[] blocks = DataBlock.getDataBlocks(raw, version, level);
    int sizeBytes = Arrays.stream(blocks).mapToInt(DataBlock::getNumDataCodewords).sum();
    SecretBytes data = SecretBytes.allocate(sizeBytes);
    try {
      fill(data, blocks);
    } catch (ChecksumException e) {
      data.close();
      throw e;
    } finally {
      Arrays.fill(raw, (byte) 0);
      for (DataBlock block : blocks) {
        Arrays.fill(block.getCodewords(), (byte) 0);
      }
    }
    return new QrCodewords(version.getVersionNumber(), data);
  }

  private static void fill(SecretBytes data, DataBlock[] blocks) throws ChecksumException {
    long at = 0;
    for (DataBlock block : blocks) {
      int[] corrected = corrected(block);
      for (int i = 0; i < block.getNumDataCodewords(); i++) {
        data.memory().set(ValueLayout.JAVA_BYTE, at++, (byte) corrected[i]);
      }
      Arrays.fill(corrected, 0);
    }
  }

  private static int[] corrected(DataBlock block) throws ChecksumException {
    byte[] codewords = block.getCodewords();
    int[] values = new int[codewords.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = codewords[i] & 0xff;
    }
    try {
      new ReedSolomonDecoder(GenericGF.QR_CODE_FIELD_256)
          .decode(values, values.length - block.getNumDataCodewords());
      return values;
    } catch (ReedSolomonException _) {
      Arrays.fill(values, 0);
      throw ChecksumException.getChecksumInstance();
    }
  }
}
