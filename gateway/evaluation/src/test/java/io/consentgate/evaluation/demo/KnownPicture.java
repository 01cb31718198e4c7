package io.consentgate.evaluation.demo;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.evaluation.residue.MemoryScan.Wanted;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.camera.Camera;
import io.consentgate.gateway.camera.CameraSettings;
import io.consentgate.gateway.camera.CameraTime;
import io.consentgate.gateway.camera.CodeFrame;
import io.consentgate.gateway.camera.FrameStream;
import io.consentgate.gateway.camera.Picture;
import io.consentgate.gateway.camera.source.CameraSources;
import io.consentgate.gateway.store.custody.Quantised;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.RegionOfInterest;
import io.consentgate.gateway.vision.Sighting.OneFace;
import io.consentgate.models.Catalogue;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FrameGrabber.ImageMode;

/**
 * The exact bytes of a picture that a camera sent, and of everything that a gateway works out from
 * it, had by the same classes from the same picture in this process.
 *
 * <p>Of what is large, pieces of rows count, taken from the marker and from the face.
 */
final class KnownPicture {

  /** The picture as it came: compressed. */
  static final String SENT = "picture as sent (JPEG)";

  /** What a network gives is zeroed before the pipeline hands the features out. */
  static final String OUTPUT = "network's output";

  /** For codes; it lives for as long as one search takes. */
  static final String GREY = "picture (grey)";

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int PIECE = 64;
  private static final int MOST_PIECES = 48;

  /** A piece of a surface without detail could lie in another picture as well. */
  private static final int LEAST_DIFFERENT = 12;

  private static final int FACE_LEFT = 370;
  private static final int FACE_TOP = 280;
  private static final int FACE_BOTTOM = 420;

  private final List<Wanted> wanted = new ArrayList<>();

  private KnownPicture() {}

  /**
   * Takes the last picture with a marker, and looks at it as a gateway does.
   *
   * @param camera has sent it
   * @param folder for a file that goes again
   */
  static List<Wanted> of(NetworkCamera camera, Path folder) throws Exception {
    KnownPicture known = new KnownPicture();
    byte[] jpeg = camera.marked();
    known.pieces(SENT, jpeg, jpeg.length / 2, jpeg.length);
    known.decoded(Files.write(folder.resolve("marked.jpg"), jpeg));
    try (Picture picture = new Picture()) {
      try (FrameStream stream = CameraSources.of(camera.markedAddress()).open(System::nanoTime)) {
        stream.read(picture);
      }
      known.rows(
          "picture (blue, green, red)",
          picture.pixelsBgr().toArray(ValueLayout.JAVA_BYTE),
          picture.width() * 3,
          3);
      known.grey(camera);
      known.workedOut(picture);
    }
    return known.wanted;
  }

  /** The light of each pixel, as the decoder keeps it. */
  private void decoded(Path jpeg) throws Exception {
    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(jpeg.toFile())) {
      grabber.setImageMode(ImageMode.RAW);
      grabber.start();
      var frame = grabber.grabImage();
      ByteBuffer plane = ((ByteBuffer) frame.image[0]).rewind();
      byte[] light = new byte[frame.imageStride * frame.imageHeight];
      plane.get(light, 0, Math.min(light.length, plane.remaining()));
      rows("picture as decoded (light)", light, frame.imageStride, 1);
    } finally {
      Files.delete(jpeg);
    }
  }

  /** What codes are looked for in. */
  private void grey(NetworkCamera marked) {
    CameraSettings settings = CameraSettings.ofPortal(new PortalId("main"));
    try (Camera camera =
            Camera.start(settings, CameraSources.of(marked.markedAddress()), CameraTime.system());
        CodeFrame frame = camera.nextCodeFrame(PATIENCE).orElseThrow()) {
      rows(GREY, frame.luma().toArray(ValueLayout.JAVA_BYTE), frame.width(), 1);
    }
  }

  private void workedOut(Picture picture) throws Exception {
    FaceEngine engine =
        FaceEngine.load(Catalogue.shipped().set("bundled"), null, FaceEngine.DEFAULT_THREADS);
    try (FacePipeline pipeline = engine.pipeline(RegionOfInterest.WHOLE)) {
      // What of a buffer is not used would hold whatever lay there before.
      pipeline.forget();
      if (!(pipeline.look(picture.pixelsBgr(), picture.width(), picture.height())
          instanceof OneFace face)) {
        throw new IllegalStateException("the gateway saw one face in this picture");
      }
      try (FaceFeatures probe = face.features()) {
        wanted.add(new Wanted("probe", probe.memory().toArray(ValueLayout.JAVA_BYTE)));
        wanted.add(new Wanted("probe in bytes", Quantised.of(probe)));
      }
      for (Map.Entry<String, byte[]> each : PipelineBuffers.of(pipeline).entrySet()) {
        pieces(each.getKey(), each.getValue(), 0, each.getValue().length);
      }
    }
  }

  private void rows(String name, byte[] picture, int rowBytes, int pixelBytes) {
    for (int y = NetworkCamera.MARKER_TOP; y < NetworkCamera.MARKER_TOP + PIECE; y += 2) {
      int row = y * rowBytes;
      pieces(name, picture, row, row + NetworkCamera.MARKER_WIDTH * pixelBytes, 1);
    }
    for (int y = FACE_TOP; y < FACE_BOTTOM; y += 4) {
      int at = y * rowBytes + FACE_LEFT * pixelBytes;
      pieces(name, picture, at, at + 2 * PIECE, 1);
    }
  }

  private void pieces(String name, byte[] bytes, int from, int to) {
    pieces(name, bytes, from, to, MOST_PIECES);
  }

  private void pieces(String name, byte[] bytes, int from, int to, int most) {
    int step = Math.max(PIECE, (to - from) / most / PIECE * PIECE);
    for (int at = from; at + PIECE <= to; at += step) {
      byte[] piece = Arrays.copyOfRange(bytes, at, at + PIECE);
      if (isTelling(piece)) {
        wanted.add(new Wanted(name, piece));
      }
    }
  }

  private static boolean isTelling(byte[] piece) {
    BitSet different = new BitSet();
    for (byte each : piece) {
      different.set(each & 0xff);
    }
    return different.cardinality() >= LEAST_DIFFERENT;
  }
}
