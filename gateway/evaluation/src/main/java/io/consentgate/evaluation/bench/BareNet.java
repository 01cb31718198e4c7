package io.consentgate.evaluation.bench;

import io.consentgate.models.LoadedModels;
import io.consentgate.models.Role;
import org.opencv.core.Mat;

/** One network and the calls it takes, in whatever runs it. */
@FunctionalInterface
interface BareNet {

  /** What runs networks. */
  enum Engine {
    /** OpenCV's dnn module. */
    OPENCV {
      @Override
      BareNet load(byte[] onnx, int outputs, int threads) {
        return new OpenCvNet(onnx, outputs);
      }
    },
    /** ONNX Runtime on the processor. */
    ONNX_RUNTIME {
      @Override
      BareNet load(byte[] onnx, int outputs, int threads) {
        return new OnnxRuntimeNet(onnx, outputs, threads);
      }
    };

    /**
     * Loads a network.
     *
     * @param onnx its file
     * @param outputs how many values it gives
     * @param threads native threads; OpenCV's are set for the whole process
     */
    abstract BareNet load(byte[] onnx, int outputs, int threads);

    BareNet load(LoadedModels models, Role role, int outputs, int threads) {
      return load(models.bytes(role), outputs, threads);
    }
  }

  /**
   * Runs it.
   *
   * @param crop blue, green, red, of the side it takes
   * @return the output, valid until the next call
   */
  float[] run(Mat crop);
}
