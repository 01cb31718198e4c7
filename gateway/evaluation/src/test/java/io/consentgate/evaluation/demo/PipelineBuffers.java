package io.consentgate.evaluation.demo;

import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.Network;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Mat;

/**
 * What a pipeline has in its native buffers after a look, found by walking its fields: whatever
 * buffer somebody adds is found as well.
 */
final class PipelineBuffers {

  private static final int LEAST_BYTES = 64;
  private static final int MOST_VALUES = 1024;

  private final Map<String, byte[]> found = new LinkedHashMap<>();
  private final Map<String, Network> networks = new LinkedHashMap<>();

  private PipelineBuffers() {}

  /**
   * Copies every buffer, each under the path of fields that leads to it, and what the feature
   * network gives for the aligned face before anything is made of it.
   *
   * @param pipeline has looked at a picture and not forgotten it
   */
  static PipelineBuffers of(FacePipeline pipeline) throws ReflectiveOperationException {
    PipelineBuffers buffers = new PipelineBuffers();
    buffers.walk(pipeline, "");
    Object extractor = value(pipeline, "extractor");
    buffers.found.put(KnownPicture.OUTPUT, output(extractor, "cutter", "crop"));
    return buffers;
  }

  /** Returns the buffers. */
  Map<String, byte[]> found() {
    return found;
  }

  /** Returns the networks, each with what it was last given. */
  Map<String, Network> networks() {
    return networks;
  }

  private void walk(Object owner, String path) throws IllegalAccessException {
    for (Field field : owner.getClass().getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) {
        continue;
      }
      field.setAccessible(true);
      Object value = field.get(owner);
      String name = path.isEmpty() ? field.getName() : path + "." + field.getName();
      visit(value, name);
    }
  }

  private void visit(@Nullable Object value, String name) throws IllegalAccessException {
    if (value instanceof Mat mat) {
      take(name, mat);
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        visit(list.get(i), name + "[" + i + "]");
      }
    } else if (value != null && value.getClass().getPackage() == FacePipeline.class.getPackage()) {
      if (value instanceof Network network) {
        networks.put(name, network);
      }
      walk(value, name);
    }
  }

  private void take(String name, Mat mat) {
    if (mat.isContinuous() && mat.total() * mat.elemSize() >= LEAST_BYTES) {
      found.put(name, bytes(mat));
    }
  }

  private static byte[] output(Object extractor, String... path)
      throws ReflectiveOperationException {
    Object scratch = extractor;
    for (String name : path) {
      scratch = value(scratch, name);
    }
    Object network = value(extractor, "network");
    float[] output = new float[(int) value(network, "outputSize")];
    Method run = network.getClass().getDeclaredMethod("run", Mat.class, float[].class);
    run.setAccessible(true);
    run.invoke(network, value(scratch, "mat"), output);
    if (output.length > MOST_VALUES) {
      throw new IllegalStateException("no feature vector is that long");
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(output.length * Float.BYTES).order(ByteOrder.nativeOrder());
    bytes.asFloatBuffer().put(output);
    return bytes.array();
  }

  @SuppressWarnings("restricted") // the pixels lie where OpenCV put them
  static byte[] bytes(Mat mat) {
    return MemorySegment.ofAddress(mat.dataAddr())
        .reinterpret(mat.total() * mat.elemSize())
        .toArray(ValueLayout.JAVA_BYTE);
  }

  /** Returns numbers as they lie in memory. */
  static byte[] bytes(int[] numbers) {
    return MemorySegment.ofArray(numbers).toArray(ValueLayout.JAVA_BYTE);
  }

  static Object value(Object owner, String name) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }
}
