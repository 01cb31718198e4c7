package io.consentgate.evaluation.demo;

import io.consentgate.gateway.vision.Network;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.dnn.Net;

/**
 * What the layers inside a network give for its present input: each run up to that layer, which
 * OpenCV then merges with none behind it. What a layer gives for black as well does not count.
 */
final class InnerLayers {

  private static final int MOST_OF_ONE = 12;

  private final Net net;
  private final Mat input;

  /**
   * Prepares.
   *
   * @param network was run and has not forgotten
   */
  InnerLayers(Network network) throws ReflectiveOperationException {
    net = (Net) PipelineBuffers.value(network, "net");
    Object blob = PipelineBuffers.value(network, "blob");
    input = (Mat) PipelineBuffers.value(blob, "mat");
  }

  /**
   * Takes pieces of each layer, but of none that gives the network's output.
   *
   * @param name stands before the layer's own
   */
  void into(Pieces pieces, String name) {
    Set<String> last = new HashSet<>(net.getUnconnectedOutLayersNames());
    Mat black = input.clone();
    black.setTo(Scalar.all(0));
    for (String layer : net.getLayerNames()) {
      if (!last.contains(layer)) {
        byte[] bytes = given(layer, input);
        withoutCommon(bytes, given(layer, black));
        pieces.some(name + layer, bytes, 0, bytes.length, MOST_OF_ONE);
      }
    }
    black.release();
  }

  private byte[] given(String layer, Mat to) {
    net.setInput(to);
    Mat result = net.forward(layer);
    byte[] bytes = result.isContinuous() ? PipelineBuffers.bytes(result) : new byte[0];
    result.release();
    return bytes;
  }

  /** Sets to zero whatever piece is among those of black, wherever there. */
  private static void withoutCommon(byte[] bytes, byte[] black) {
    Set<ByteBuffer> common = new HashSet<>();
    for (int at = 0; at + Pieces.BYTES <= black.length; at += Pieces.BYTES) {
      common.add(ByteBuffer.wrap(black, at, Pieces.BYTES));
    }
    for (int at = 0; at + Pieces.BYTES <= bytes.length; at += Pieces.BYTES) {
      if (common.contains(ByteBuffer.wrap(bytes, at, Pieces.BYTES))) {
        Arrays.fill(bytes, at, at + Pieces.BYTES, (byte) 0);
      }
    }
  }
}
