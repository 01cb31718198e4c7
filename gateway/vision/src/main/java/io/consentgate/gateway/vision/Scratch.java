package io.consentgate.gateway.vision;

import org.opencv.core.Core;
import org.opencv.core.Mat;

/** A native buffer that is used again and again, and overwritten before it is let go. */
public final class Scratch implements AutoCloseable {

  private final Mat mat = new Mat();

  /** Prepares an empty buffer. */
  public Scratch() {}

  /** Returns the buffer in a shape; its contents are whatever they were. */
  public Mat shaped(int rows, int columns, int type) {
    if (mat.rows() != rows || mat.cols() != columns || mat.type() != type) {
      close();
      mat.create(rows, columns, type);
    }
    return mat;
  }

  /** Returns the buffer as it is. */
  public Mat mat() {
    return mat;
  }

  /** Overwrites it with zeros and keeps it. */
  public void forget() {
    forget(mat);
  }

  /** Overwrites any picture or tensor with zeros. */
  public static void forget(Mat any) {
    if (!any.empty()) {
      // Setting it to a value would make another Mat.
      Core.bitwise_xor(any, any, any);
    }
  }

  /** Overwrites a picture or tensor with zeros and gives its memory back. */
  public static void discard(Mat any) {
    forget(any);
    any.release();
  }

  @Override
  public void close() {
    discard(mat);
  }
}
