package io.consentgate.gateway.vision;

import java.util.List;
import org.opencv.core.Mat;

/** One native face detector with its buffers. {@link FaceSearch} alone calls it. */
interface FaceDetector {

  /**
   * Finds faces.
   *
   * @param region blue, green, red; only read
   */
  List<Proposal> detect(Mat region);

  /** Overwrites the shrunk picture and what the detector keeps of it. */
  void forget();

  /** Overwrites and frees everything. */
  void close();
}
