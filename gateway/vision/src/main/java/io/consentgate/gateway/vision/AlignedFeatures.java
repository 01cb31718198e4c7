package io.consentgate.gateway.vision;

import io.consentgate.gateway.biometric.FaceFeatures;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** A feature network on an aligned crop, or on the crop and its mirror image, averaged. */
final class AlignedFeatures implements FeatureExtractor {

  private static final int AROUND_Y = 1;

  private final Network network;
  private final AlignmentTemplate template;
  private final boolean alsoMirrored;
  private final Alignment alignment;
  private final Cutter cutter;
  private final Scratch mirror = new Scratch();
  private final float[] output;

  /**
   * Ties a network to the alignment it was trained with.
   *
   * @param network the network; closed with this
   * @param template its alignment
   * @param alsoMirrored whether the mirror image's features are averaged in
   */
  AlignedFeatures(Network network, AlignmentTemplate template, boolean alsoMirrored) {
    this.network = network;
    this.template = template;
    this.alsoMirrored = alsoMirrored;
    alignment = new Alignment(template);
    cutter = new Cutter(network.side(), network.side(), 0.6, 1.5);
    output = new float[network.outputSize()];
    mirror.shaped(network.side(), network.side(), CvType.CV_8UC3);
  }

  @Override
  public @Nullable Mat align(Mat region, Landmarks landmarks) {
    Transform toTemplate = alignment.toTemplate(landmarks);
    if (toTemplate == null || !(toTemplate.scale() > 0)) {
      return null;
    }
    return cutter.cut(region, template.toCrop(toTemplate, network.side()));
  }

  @Override
  public boolean laysUpright() {
    return template == FaceMeter.UPRIGHT && network.side() == FaceMeter.SIDE;
  }

  @Override
  public FaceFeatures extract(Mat crop) {
    network.run(crop, output);
    if (alsoMirrored) {
      float[] other = new float[output.length];
      Core.flip(crop, mirror.mat(), AROUND_Y);
      network.run(mirror.mat(), other);
      addUnit(output, other);
      Arrays.fill(other, 0);
    }
    return Features.take(output);
  }

  @Override
  public void forget() {
    alignment.forget();
    cutter.forget();
    mirror.forget();
    network.forget();
    Arrays.fill(output, 0);
  }

  @Override
  public void close() {
    forget();
    alignment.close();
    cutter.close();
    mirror.close();
    network.close();
  }

  /** Makes {@code sum} the sum of both directions. */
  private static void addUnit(float[] sum, float[] other) {
    double lengthOne = Features.norm(sum);
    double lengthOther = Features.norm(other);
    for (int i = 0; i < sum.length; i++) {
      sum[i] = (float) (sum[i] / lengthOne + other[i] / lengthOther);
    }
  }
}
