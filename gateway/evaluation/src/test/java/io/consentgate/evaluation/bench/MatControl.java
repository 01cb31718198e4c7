package io.consentgate.evaluation.bench;

import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.models.Catalogue;
import io.consentgate.models.ModelException;
import io.consentgate.models.Role;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.opencv.calib3d.Calib3d;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.dnn.Dnn;
import org.opencv.dnn.Net;

/** The controls of the count of Mats: with each picture, or each overwriting, one thing is done. */
public final class MatControl {

  /** What is done. */
  enum Deed {
    /** Makes a Mat. */
    MAKE_A_MAT,
    /** Makes a Mat with each overwriting, and none with a picture. */
    OVERWRITE_AND_MAKE_A_MAT,
    /** Runs a network and does not let its answer go. */
    KEEP_AN_ANSWER,
    /** Runs a network once and asks for its answer twice. */
    ASK_TWICE,
    /** Works out the map of an alignment. */
    ALIGN_ONCE_MORE,
    /** Copies a frame and does not let the copy go. */
    LOSE_A_FRAME
  }

  private final Net net;
  private final Mat blob = new Mat();
  private final MatOfPoint2f points =
      new MatOfPoint2f(new Point(0, 0), new Point(9, 0), new Point(0, 9));
  private final Mat frame =
      new Mat(VisionScene.HEIGHT, VisionScene.WIDTH, CvType.CV_8UC3, Scalar.all(1));
  private final List<Mat> kept = new ArrayList<>();

  private MatControl(byte[] onnx) {
    net = Dnn.readNetFromONNX(new MatOfByte(onnx));
    Dnn.blobFromImageWithParams(
        Mat.zeros(BareBundled.LANDMARK_SIDE, BareBundled.LANDMARK_SIDE, CvType.CV_8UC3), blob);
  }

  /**
   * Counts as {@link MatProgram} does.
   *
   * @param arguments how many pictures, and the deed
   */
  public static void main(String[] arguments) throws ModelException, IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    FaceEngine engine = FaceEngine.load(Catalogue.shipped().set("bundled"), null, 1);
    MatControl control = new MatControl(engine.models().bytes(Role.LANDMARKS));
    Deed deed = Deed.valueOf(arguments[1]);
    Runnable nothing = () -> {};
    Runnable done = () -> control.commit(deed);
    boolean isOverwriting = deed == Deed.OVERWRITE_AND_MAKE_A_MAT;
    System.exit(
        MatProgram.count(
            out,
            Integer.parseInt(arguments[0]),
            isOverwriting ? nothing : done,
            isOverwriting ? done : nothing));
  }

  private void commit(Deed deed) {
    switch (deed) {
      case MAKE_A_MAT, OVERWRITE_AND_MAKE_A_MAT -> new Mat().release();
      case KEEP_AN_ANSWER -> {
        net.setInput(blob);
        kept.add(net.forward());
      }
      case ASK_TWICE -> {
        net.setInput(blob);
        net.forward().release();
        net.forward().release();
      }
      case ALIGN_ONCE_MORE -> Calib3d.estimateAffinePartial2D(points, points).release();
      case LOSE_A_FRAME -> kept.add(frame.clone());
    }
  }
}
