package io.consentgate.gateway.vision;

import io.consentgate.gateway.biometric.FaceFeatures;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Mat;

/** A feature network on an aligned crop. */
final class AlignedFeatures implements FeatureExtractor {

  private final Network network;
  private final AlignmentTemplate template;
  private final Alignment alignment;
  private final Cutter cutter;
  private final float[] output;

  /**
   * Ties a network to the alignment it was trained with.
   *
   * @param network the network; closed with this
   * @param template its alignment
   */
  AlignedFeatures(Network network, AlignmentTemplate template) {
    this.network = network;
    this.template = template;
    alignment = new Alignment(template);
    cutter = new Cutter(network.side(), network.side());
    output = new float[network.outputSize()];
  }

  @Override
  public @Nullable Mat align(Pyramid region, Landmarks landmarks) {
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
    return Features.take(output);
  }

  @Override
  public void forget() {
    alignment.forget();
    cutter.forget();
    network.forget();
    Arrays.fill(output, 0);
  }

  @Override
  public void close() {
    forget();
    alignment.close();
    cutter.close();
    network.close();
  }
}
