package io.consentgate.evaluation.demo;

import io.consentgate.evaluation.residue.MemoryScan.Wanted;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Pieces of what is large, each once: such that lie nowhere by chance. */
final class Pieces {

  /** Length of a piece. */
  static final int BYTES = 64;

  private static final int MOST = 48;

  /** A piece of a surface without detail could lie in another picture as well. */
  private static final int LEAST_DIFFERENT = 12;

  private static final int FACE_LEFT = 370;
  private static final int FACE_TOP = 280;
  private static final int FACE_BOTTOM = 420;

  private final List<Wanted> wanted = new ArrayList<>();
  private final Set<ByteBuffer> had = new HashSet<>();

  /** Returns what was taken. */
  List<Wanted> wanted() {
    return List.copyOf(wanted);
  }

  /** Takes the whole of something short, piece by piece. */
  void whole(String name, byte[] bytes) {
    wanted.addAll(new Wanted(name, bytes).pieces());
  }

  /** Takes pieces from everywhere. */
  void all(String name, byte[] bytes) {
    some(name, bytes, 0, bytes.length, MOST);
  }

  /**
   * Takes pieces of a part, spread over it.
   *
   * @param name what it is
   * @param bytes all of it
   * @param from where the part begins
   * @param to where it ends
   * @param most how many, about
   */
  void some(String name, byte[] bytes, int from, int to, int most) {
    int step = Math.max(BYTES, (to - from) / most / BYTES * BYTES);
    for (int at = from; at + BYTES <= to; at += step) {
      byte[] piece = Arrays.copyOfRange(bytes, at, at + BYTES);
      if (isTelling(piece) && had.add(ByteBuffer.wrap(piece))) {
        wanted.add(new Wanted(name, piece));
      }
    }
  }

  /**
   * Takes pieces of rows, of the marker and of the face.
   *
   * @param name what it is
   * @param plane a picture, or one plane of it
   * @param rowBytes from row to row
   * @param pixelBytes from pixel to pixel
   * @param coarser how many pixels of the picture one of the plane stands for, each way
   */
  void rows(String name, byte[] plane, int rowBytes, int pixelBytes, int coarser) {
    int top = MarkedScene.MARKER_TOP / coarser;
    int width = MarkedScene.MARKER_WIDTH / coarser * pixelBytes;
    for (int y = top; y < top + BYTES / coarser; y += 2) {
      some(name, plane, y * rowBytes, y * rowBytes + width, 1);
    }
    for (int y = FACE_TOP / coarser; y < FACE_BOTTOM / coarser; y += 4) {
      int at = y * rowBytes + FACE_LEFT / coarser * pixelBytes;
      some(name, plane, at, at + 2 * BYTES, 1);
    }
  }

  private static boolean isTelling(byte[] piece) {
    BitSet different = new BitSet();
    for (byte each : piece) {
      different.set(each & 0xff);
    }
    return different.cardinality() >= LEAST_DIFFERENT;
  }
}
