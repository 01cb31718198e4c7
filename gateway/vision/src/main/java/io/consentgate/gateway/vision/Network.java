package io.consentgate.gateway.vision;

import io.consentgate.models.ModelException;
import java.util.Arrays;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.dnn.Dnn;
import org.opencv.dnn.Net;

/**
 * One network of OpenCV's dnn module: float32 NCHW tensor [1, 3, side, side], blue, green, red, 0
 * to 255, without mean or scale; output [1, n]. One that is made of convolutions alone also takes
 * other heights and widths.
 */
public final class Network implements AutoCloseable {

  private final Net net;
  private final int side;
  private final int outputSize;
  private final Scratch blob = new Scratch();
  private final Scratch black = new Scratch();
  private int rows;
  private int columns;
  private int filled;

  /**
   * Loads a network and runs it once on black.
   *
   * @param onnx its verified file
   * @param file its name, for messages
   * @param side side of its input
   * @param outputSize number of values it must give
   * @throws ModelException if OpenCV cannot run it, or its output has another shape
   */
  public Network(byte[] onnx, String file, int side, int outputSize) throws ModelException {
    this.side = side;
    this.outputSize = outputSize;
    rows = side;
    columns = side;
    filled = outputSize;
    MatOfByte bytes = new MatOfByte(onnx);
    try {
      net = Dnn.readNetFromONNX(bytes);
      run(black(), new float[outputSize]);
    } catch (CvException | IllegalStateException e) {
      throw new ModelException(
          "OpenCV cannot run model file %s as the catalogue describes it; choose another model set"
              .formatted(file),
          e);
    } finally {
      bytes.release();
    }
  }

  /** Returns the side of its input. */
  public int side() {
    return side;
  }

  /** Returns the number of values it gives. */
  int outputSize() {
    return outputSize;
  }

  /**
   * Runs it on a crop.
   *
   * @param crop {@code side} by {@code side} pixels, or of another shape that it takes
   * @param output filled with the result, as many values as that shape gives; the caller zeroes it
   * @throws IllegalStateException if the output has another shape
   */
  public void run(Mat crop, float[] output) {
    if (crop.rows() != rows || crop.cols() != columns) {
      // Layers are made anew for another shape: the present ones are overwritten before they go.
      forget();
      rows = crop.rows();
      columns = crop.cols();
    }
    Dnn.blobFromImageWithParams(crop, blob.mat());
    net.setInput(blob.mat());
    Mat result = net.forward();
    try {
      filled = (int) result.total();
      if (filled != output.length || result.type() != CvType.CV_32F) {
        throw new IllegalStateException("a network gave another shape than its catalogue entry");
      }
      result.get(new int[result.dims()], output);
    } finally {
      Scratch.discard(result);
    }
  }

  /** Overwrites input and all layers by running on black. */
  public void forget() {
    float[] nothing = new float[filled];
    run(black(), nothing);
    blob.forget();
    Arrays.fill(nothing, 0);
  }

  @Override
  public void close() {
    forget();
    blob.close();
    black.close();
  }

  private Mat black() {
    Mat mat = black.shaped(rows, columns, CvType.CV_8UC3);
    black.forget();
    return mat;
  }
}
