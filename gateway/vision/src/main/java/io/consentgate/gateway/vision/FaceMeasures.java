package io.consentgate.gateway.vision;

/**
 * How well a face is seen, in quantities after ISO/IEC 29794-5; judged by {@link QualityGate}. How
 * each is taken, why each has its threshold and where it differs from the standard: {@code
 * gateway/docs/quality.md}.
 *
 * <p>Light, sharpness and visibility are taken on the face laid upright in {@link FaceMeter#SIDE}
 * by {@link FaceMeter#SIDE} pixels. They tell nothing about who it is, and are kept by nobody but
 * an evaluation.
 *
 * @param eyeDistancePixels between the eyes in pixels of the frame, or from the eyes to the mouth
 *     where that is more, as in a face turned away
 * @param pose which way the head is turned
 * @param light how the face is lit
 * @param sharpness root mean square of the Laplacian in units of the contrast, 0 (blurred) to about
 *     0.5
 * @param visibility whether something covers eyes or mouth
 * @param secondFaceRatio size of the next largest face in units of this one's, 0 if there is none
 */
public record FaceMeasures(
    double eyeDistancePixels,
    HeadPose pose,
    Light light,
    double sharpness,
    Visibility visibility,
    double secondFaceRatio) {

  /**
   * How a face is lit, by its luminance of 0 to 255.
   *
   * @param underExposure share of the pixels up to 25, 0 to 1
   * @param overExposure share of the pixels from 247 on, 0 to 1
   * @param dynamicRangeBits entropy of the luminance, 0 (one grey) to 8 bits
   */
  public record Light(double underExposure, double overExposure, double dynamicRangeBits) {}

  /**
   * Whether something covers a face.
   *
   * @param eyes luminance about the lighter eye in units of that of the lighter cheek; near 0
   *     behind dark glasses
   * @param mouth root mean square step of the luminance from row to row about the mouth, in units
   *     of the face's contrast; near 0 on plain cloth
   */
  public record Visibility(double eyes, double mouth) {}
}
