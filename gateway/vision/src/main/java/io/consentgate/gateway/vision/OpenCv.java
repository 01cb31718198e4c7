package io.consentgate.gateway.vision;

import io.consentgate.models.ModelLoader;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.opencv.core.Core;

/** OpenCV's native code and the files that come in its jar. */
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

  /** Returns the cascades inside OpenCV's jar for this machine. */
  static ModelLoader.OpenCvFiles files() {
    String folder = "/org/bytedeco/opencv/" + Loader.getPlatform() + "/share/opencv4/haarcascades/";
    return file -> opencv_java.class.getResourceAsStream(folder + file);
  }
}
