package io.consentgate.gateway.vision;

import io.consentgate.gateway.biometric.FaceFeatures;
import java.util.Arrays;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.objdetect.FaceRecognizerSF;

/** OpenCV's {@code FaceRecognizerSF}, which brings its own alignment. */
final class SfaceFeatures implements FeatureExtractor {

  private static final int SIDE = 112;
  private static final int COLUMNS = 15;
  private static final int FIRST_LANDMARK = 4;

  private final FaceRecognizerSF recognizer;
  private final Scratch face = new Scratch();
  private final Scratch crop = new Scratch();
  private final Scratch result = new Scratch();
  private final float[] output;

  /** Loads the network from its verified file. */
  SfaceFeatures(byte[] onnx, int dimension) {
    MatOfByte model = new MatOfByte(onnx);
    recognizer = FaceRecognizerSF.create("onnx", model, new MatOfByte());
    model.release();
    output = new float[dimension];
    crop.shaped(SIDE, SIDE, CvType.CV_8UC3);
    face.shaped(1, COLUMNS, CvType.CV_32F);
  }

  @Override
  public Mat align(Pyramid region, Landmarks landmarks) {
    float[] row = new float[COLUMNS];
    for (int i = 0; i < Landmarks.POINTS; i++) {
      row[FIRST_LANDMARK + 2 * i] = (float) landmarks.x(i);
      row[FIRST_LANDMARK + 2 * i + 1] = (float) landmarks.y(i);
    }
    face.mat().put(0, 0, row);
    recognizer.alignCrop(region.picture(), face.mat(), crop.mat());
    return crop.mat();
  }

  @Override
  public FaceFeatures extract(Mat aligned) {
    recognizer.feature(aligned, result.mat());
    if (result.mat().total() != output.length) {
      throw new IllegalStateException("a network gave another shape than its catalogue entry");
    }
    result.mat().get(0, 0, output);
    result.forget();
    return Features.take(output);
  }

  @Override
  public void forget() {
    face.forget();
    crop.forget();
    recognizer.feature(crop.mat(), result.mat());
    result.forget();
    Arrays.fill(output, 0);
  }

  @Override
  public void close() {
    forget();
    face.close();
    crop.close();
    result.close();
  }
}
