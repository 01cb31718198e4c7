package io.consentgate.gateway.vision;

import io.consentgate.models.LoadedModels;
import io.consentgate.models.ModelException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.opencv.core.Mat;

/**
 * The stages of a pipeline that are no network, each by itself on one picture, to find out what
 * they take. For the bench only: no visitor's frame comes here, and nothing here asks for a
 * consent.
 */
public final class FaceStages implements AutoCloseable {

  private final Pyramid pyramid = new Pyramid();
  private final FaceMeter meter = new FaceMeter();
  private final Landmarks landmarks;
  private Mat upright;

  /**
   * Finds the one face of a picture and lays it upright.
   *
   * @param models the verified set whose networks find it
   * @param bgr blue, green and red; only read, until this is closed
   * @throws ModelException if OpenCV cannot run the networks
   * @throws IllegalStateException if there is no such face
   */
  public FaceStages(LoadedModels models, Mat bgr) throws ModelException {
    try (FaceFinder finder = new FaceFinder(models, new LongAdder())) {
      List<FoundFace> faces = finder.find(pyramid.show(bgr));
      if (faces.size() != 1) {
        throw new IllegalStateException("the picture has %d faces".formatted(faces.size()));
      }
      landmarks = faces.getFirst().landmarks();
    }
    upright = laid();
  }

  /** Returns the face's landmarks. */
  public Landmarks landmarks() {
    return landmarks;
  }

  /**
   * Lays the face upright: the map onto the template, and the cut by it. The halves of the picture
   * are there.
   *
   * @return 112 by 112 pixels, valid until the next call
   */
  public Mat align() {
    upright = laid();
    return upright;
  }

  /** Measures how well the upright face is seen, and judges it. */
  public Optional<Obstacle> judge() {
    return QualityGate.obstacle(meter.measure(upright, landmarks, 0));
  }

  private Mat laid() {
    Mat laid = meter.upright(pyramid, landmarks);
    if (laid == null) {
      throw new IllegalStateException("the landmarks allow no upright face");
    }
    return laid;
  }

  @Override
  public void close() {
    pyramid.close();
    meter.close();
  }
}
