package io.consentgate.gateway.vision;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.opencv.core.Core;

/** OpenCV's native code. */
final class OpenCv {

  private OpenCv() {}

  /**
   * Loads the native code, once, and says how many threads it may use.
   *
   * @param threads at least 1; counts for the whole process
   */
  static void load(int threads) {
    Loader.load(opencv_java.class);
    Core.setNumThreads(threads);
  }
}
