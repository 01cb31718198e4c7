package io.consentgate.evaluation.bench;

import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.dnn.Dnn;
import org.opencv.dnn.Net;

/** A network of OpenCV's and the two calls it takes. */
final class OpenCvNet implements BareNet {

  private final Net net;
  private final Mat blob = new Mat();
  private float[] output;

  OpenCvNet(byte[] onnx, int outputs) {
    MatOfByte bytes = new MatOfByte(onnx);
    net = Dnn.readNetFromONNX(bytes);
    bytes.release();
    output = new float[outputs];
  }

  @Override
  public float[] run(Mat crop) {
    Dnn.blobFromImageWithParams(crop, blob);
    net.setInput(blob);
    Mat result = net.forward();
    if (result.total() != output.length) {
      output = new float[(int) result.total()];
    }
    result.get(new int[result.dims()], output);
    result.release();
    return output;
  }
}
