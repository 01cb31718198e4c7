package io.consentgate.gateway.vision;

import java.util.List;

/** One native face detector with its buffers. {@link FaceSearch} alone calls it. */
interface FaceDetector {

  /**
   * Finds faces.
   *
   * @param region its picture
   */
  List<Proposal> detect(Pyramid region);

  /** Overwrites the shrunk picture and what the detector keeps of it. */
  void forget();

  /** Overwrites and frees everything. */
  void close();
}
