package io.consentgate.evaluation.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import org.opencv.core.Mat;
import org.opencv.dnn.Dnn;

/** The same network in ONNX Runtime; OpenCV lays the picture out for it too. */
final class OnnxRuntimeNet implements BareNet {

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final String name;
  private final Mat blob = new Mat();
  private final float[] output;
  private float[] values = {};
  private FloatBuffer input = FloatBuffer.allocate(0);

  OnnxRuntimeNet(byte[] onnx, int outputs, int threads) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      // Its threads would go on spinning after a run and take a processor from whoever is next.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      session = environment.createSession(onnx, options);
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot load a network that ships", e);
    }
    name = session.getInputNames().iterator().next();
    output = new float[outputs];
  }

  @Override
  public float[] run(Mat crop) {
    Dnn.blobFromImageWithParams(crop, blob);
    int size = (int) blob.total();
    if (values.length != size) {
      values = new float[size];
      input =
          ByteBuffer.allocateDirect(size * Float.BYTES)
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
    }
    blob.get(new int[blob.dims()], values);
    input.clear().put(values).flip();
    long[] shape = {1, 3, crop.rows(), crop.cols()};
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, input, shape);
        OrtSession.Result result = session.run(Map.of(name, tensor))) {
      ((OnnxTensor) result.get(0)).getFloatBuffer().get(output);
      return output;
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot run a network that ships", e);
    }
  }
}
