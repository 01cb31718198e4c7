package io.consentgate.evaluation.bench;

import io.consentgate.gateway.camera.visitor.Cast;
import io.consentgate.gateway.camera.visitor.VisitorScene;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** One picture of a drawn visitor before a camera of 640 by 480 pixels. */
final class VisionScene implements AutoCloseable {

  static final int WIDTH = 640;
  static final int HEIGHT = 480;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment pixels = arena.allocate(3L * WIDTH * HEIGHT);
  private final Mat frame = new Mat(HEIGHT, WIDTH, CvType.CV_8UC3, pixels.asByteBuffer());

  VisionScene() {
    MemorySegment drawn = arena.allocate(3L * VisitorScene.WIDTH * VisitorScene.HEIGHT);
    VisitorScene scene = new VisitorScene();
    scene.showVisitors(List.of(Cast.seeds().getFirst()), List.of(), 0);
    scene.draw(1);
    scene.copyTo(drawn);
    Mat whole =
        new Mat(VisitorScene.HEIGHT, VisitorScene.WIDTH, CvType.CV_8UC3, drawn.asByteBuffer());
    Mat small = new Mat();
    int width = VisitorScene.WIDTH * HEIGHT / VisitorScene.HEIGHT;
    Imgproc.resize(whole, small, new Size(width, HEIGHT), 0, 0, Imgproc.INTER_AREA);
    Mat part = small.submat(new Rect(0, 0, WIDTH, HEIGHT));
    part.copyTo(frame);
    part.release();
    small.release();
    whole.release();
  }

  /** Returns it as OpenCV has it. */
  Mat frame() {
    return frame;
  }

  /** Returns the same bytes, as a camera gives them. */
  MemorySegment pixels() {
    return pixels;
  }

  @Override
  public void close() {
    frame.release();
    arena.close();
  }
}
