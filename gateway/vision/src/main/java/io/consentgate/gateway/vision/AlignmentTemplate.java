package io.consentgate.gateway.vision;

/** Where a feature network expects the five landmarks, and the size of its crop. */
final class AlignmentTemplate {

  /** Our own: the usual template of 112×112. */
  static final AlignmentTemplate OWN_112 =
      new AlignmentTemplate(
          112,
          112,
          new double[] {
            38.2946, 51.6963, 73.5318, 51.5014, 56.0252, 71.7366, 41.5493, 92.3655, 70.7299, 92.2041
          });

  /** face-reidentification-retail-0095's: 96×112, of which its crop is a stretched copy. */
  static final AlignmentTemplate RETAIL_128 =
      new AlignmentTemplate(
          96,
          112,
          new double[] {
            0.31556875 * 96, 0.4615741071 * 112,
            0.682622916667 * 96, 0.4615741071 * 112,
            0.5002625 * 96, 0.640505357 * 112,
            0.349471875 * 96, 0.8246919643 * 112,
            0.653436458333 * 96, 0.8246919643 * 112
          });

  private final double width;
  private final double height;
  private final double[] points;

  private AlignmentTemplate(double width, double height, double[] points) {
    this.width = width;
    this.height = height;
    this.points = points;
  }

  /** Returns the x of a point. */
  double x(int point) {
    return points[2 * point];
  }

  /** Returns the y of a point. */
  double y(int point) {
    return points[2 * point + 1];
  }

  /** Stretches a map onto this template to a square crop. */
  Transform toCrop(Transform toTemplate, int cropSide) {
    return toTemplate.stretched(cropSide / width, cropSide / height);
  }
}
