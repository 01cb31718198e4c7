package io.consentgate.gateway.camera.code;

import com.google.zxing.qrcode.encoder.ByteMatrix;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes modules as a PNG of one bit a pixel.
 *
 * <p>Not through ImageIO, whose streams keep copies and by default a temporary file: a picture of a
 * pass is a pass.
 */
final class SymbolPng {

  /** Light modules around the symbol (ISO/IEC 18004, 6.3.8). */
  static final int QUIET_ZONE = 4;

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  /** One bit a pixel, gray, deflate, no filter, not interlaced. */
  private static final byte[] FORMAT = {1, 0, 0, 0, 0};

  private static final int CHUNK_OVERHEAD_BYTES = 12;

  private SymbolPng() {}

  /** Returns the PNG; 1 is dark. */
  static byte[] of(ByteMatrix modules, int scale) {
    int size = (modules.getWidth() + 2 * QUIET_ZONE) * scale;
    byte[] rows = rows(modules, scale, size);
    byte[] packed = new byte[rows.length + 64];
    try {
      int packedBytes = deflate(rows, packed);
      ByteBuffer header = ByteBuffer.allocate(13).putInt(size).putInt(size).put(FORMAT).flip();
      ByteBuffer png =
          ByteBuffer.allocate(SIGNATURE.length + 3 * CHUNK_OVERHEAD_BYTES + 13 + packedBytes);
      png.put(SIGNATURE);
      putChunk(png, "IHDR", header);
      putChunk(png, "IDAT", ByteBuffer.wrap(packed, 0, packedBytes));
      putChunk(png, "IEND", ByteBuffer.allocate(0));
      return png.array();
    } finally {
      Arrays.fill(rows, (byte) 0);
      Arrays.fill(packed, (byte) 0);
    }
  }

  private static byte[] rows(ByteMatrix modules, int scale, int size) {
    int stride = 1 + (size + 7) / 8;
    byte[] rows = new byte[stride * size];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        if (!isDark(modules, x / scale - QUIET_ZONE, y / scale - QUIET_ZONE)) {
          rows[y * stride + 1 + x / 8] |= (byte) (0x80 >> x % 8);
        }
      }
    }
    return rows;
  }

  private static boolean isDark(ByteMatrix modules, int x, int y) {
    int size = modules.getWidth();
    return x >= 0 && y >= 0 && x < size && y < size && modules.get(x, y) == 1;
  }

  private static int deflate(byte[] rows, byte[] packed) {
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
      deflater.setInput(rows);
      deflater.finish();
      int packedBytes = deflater.deflate(packed);
      if (!deflater.finished()) {
        throw new IllegalStateException("a symbol's rows always shrink");
      }
      return packedBytes;
    }
  }

  private static void putChunk(ByteBuffer png, String type, ByteBuffer body) {
    png.putInt(body.remaining());
    int from = png.position();
    png.put(type.getBytes(StandardCharsets.US_ASCII)).put(body);
    CRC32 checksum = new CRC32();
    checksum.update(png.slice(from, png.position() - from));
    png.putInt((int) checksum.getValue());
  }
}
