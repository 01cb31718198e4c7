package io.consentgate.gateway.camera.source;

import io.consentgate.gateway.camera.CameraSource;
import io.consentgate.gateway.camera.FrameStream;
import io.consentgate.gateway.camera.Picture;
import io.consentgate.gateway.camera.SourceKind;
import io.consentgate.gateway.camera.SourceLostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.videoio.VideoCapture;
import org.opencv.videoio.Videoio;

/** A video device, through OpenCV. */
final class V4l2Source implements CameraSource {

  private static final Pattern NUMBERED = Pattern.compile("/dev/video(\\d{1,4})");
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  private final String name;
  private final Path device;

  V4l2Source(CameraAddress address) {
    name = address.shown();
    String rest = address.rest();
    boolean isNumber = rest.chars().allMatch(Character::isDigit);
    device = isNumber ? Path.of("/dev/video" + rest) : address.path();
  }

  @Override
  public FrameStream open(LongSupplier nanos) throws SourceLostException {
    if (!Files.exists(device)) {
      throw new SourceLostException("there is no " + device);
    }
    if (!Files.isReadable(device)) {
      throw new SourceLostException(
          "this user may not read " + device + "; add it to the group video");
    }
    Loader.load(opencv_java.class);
    VideoCapture capture = capture();
    if (!capture.isOpened()) {
      capture.release();
      throw new SourceLostException(device + " is no camera, or another program uses it");
    }
    capture.set(Videoio.CAP_PROP_FRAME_WIDTH, WIDTH);
    capture.set(Videoio.CAP_PROP_FRAME_HEIGHT, HEIGHT);
    capture.set(Videoio.CAP_PROP_BUFFERSIZE, 1);
    return new Stream(capture);
  }

  /** By number where it has one, which works with every build of OpenCV. */
  private VideoCapture capture() {
    Matcher number = NUMBERED.matcher(device.toString());
    return number.matches()
        ? new VideoCapture(Integer.parseInt(number.group(1)), Videoio.CAP_V4L2)
        : new VideoCapture(device.toString(), Videoio.CAP_V4L2);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public SourceKind kind() {
    return SourceKind.LIVE;
  }

  /** The open device; its one native buffer is used again and zeroed after each picture. */
  private static final class Stream implements FrameStream {

    private final VideoCapture capture;
    private final Mat frame = new Mat();

    Stream(VideoCapture capture) {
      this.capture = capture;
    }

    @Override
    public void read(Picture into) throws SourceLostException {
      if (!capture.read(frame) || frame.empty()) {
        throw new SourceLostException("the device gives no pictures any more");
      }
      if (frame.type() != CvType.CV_8UC3) {
        throw new SourceLostException("the device gives pictures of an unknown kind");
      }
      Mat target =
          new Mat(
              frame.rows(),
              frame.cols(),
              CvType.CV_8UC3,
              into.shape(frame.cols(), frame.rows()).asByteBuffer());
      frame.copyTo(target);
      target.release();
      frame.setTo(Scalar.all(0));
    }

    @Override
    public void close() {
      capture.release();
      if (!frame.empty()) {
        frame.setTo(Scalar.all(0));
      }
      frame.release();
    }
  }
}
