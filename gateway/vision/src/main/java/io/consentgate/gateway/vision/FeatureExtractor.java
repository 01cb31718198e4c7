package io.consentgate.gateway.vision;

import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.models.LoadedModels;
import io.consentgate.models.ModelException;
import io.consentgate.models.ModelFile;
import io.consentgate.models.Role;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Mat;

/** Turns one located face into features. */
interface FeatureExtractor extends AutoCloseable {

  /**
   * Aligns a face.
   *
   * @param region its picture
   * @param landmarks the face's points
   * @return the aligned crop, valid until the next call; null if the landmarks allow none
   */
  @Nullable Mat align(Pyramid region, Landmarks landmarks);

  /**
   * Tells whether an aligned crop is the upright face that measures are taken on, pixel by pixel.
   */
  default boolean laysUpright() {
    return false;
  }

  /**
   * Extracts features from an aligned crop.
   *
   * @param crop made by {@link #align}
   * @return features the caller closes
   */
  FaceFeatures extract(Mat crop);

  /** Overwrites everything kept of a face. */
  void forget();

  @Override
  void close();

  /**
   * Loads the extractor of a model set.
   *
   * @throws ModelException if OpenCV cannot run it
   */
  static FeatureExtractor of(LoadedModels models) throws ModelException {
    ModelFile file = models.set().file(Role.FEATURES);
    byte[] onnx = models.bytes(Role.FEATURES);
    int dimension = models.set().dimension();
    return switch (file.handling()) {
      case OWN_FEATURES_112 ->
          new AlignedFeatures(
              new Network(onnx, file.file(), 112, dimension), AlignmentTemplate.OWN_112);
      case RETAIL_0095 ->
          new AlignedFeatures(
              new Network(onnx, file.file(), 128, dimension), AlignmentTemplate.RETAIL_128);
      case SFACE -> new SfaceFeatures(onnx, dimension);
      case OWN_DETECTOR_320, YUNET, OWN_LANDMARKS_64, MINIFASNET_V2, MINIFASNET_V1SE ->
          throw new ModelException("model file %s gives no features".formatted(file.file()));
    };
  }
}
