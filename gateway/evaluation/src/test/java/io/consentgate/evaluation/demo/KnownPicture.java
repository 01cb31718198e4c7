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
import io.consentgate.gateway.camera.Region;
import io.consentgate.gateway.camera.source.CameraSources;
import io.consentgate.gateway.store.custody.Quantised;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.Network;
import io.consentgate.gateway.vision.RegionOfInterest;
import io.consentgate.gateway.vision.Sighting.OneFace;
import io.consentgate.models.Catalogue;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

  /** A probe as it would be sealed; a gateway seals none. */
  static final String PROBE_AS_KEPT = "probe in bytes";

  /** The light of each pixel; the decoder writes the next picture over it. */
  static final String DECODED = "picture as decoded (light)";

  /** What a network gives is zeroed before the pipeline hands the features out. */
  static final String OUTPUT = "network's output";

  /** The picture as the camera's reader gives it. */
  static final String COLOUR = "picture (blue, green, red)";

  /** For codes; it lives for as long as one search takes. */
  static final String GREY = "picture (grey)";

  /** Stands between the name of a network and that of one of its inner layers. */
  static final String LAYER = ", layer ";

  private static final int SENT_PIECES = 48;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Pieces pieces = new Pieces();

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
    known.pieces.some(SENT, jpeg, jpeg.length / 2, jpeg.length, SENT_PIECES);
    known.decoded(Files.write(folder.resolve("marked.jpg"), jpeg));
    try (Picture picture = new Picture()) {
      try (FrameStream stream = CameraSources.of(camera.markedAddress()).open(System::nanoTime)) {
        stream.read(picture);
      }
      known.pieces.rows(
          COLOUR, picture.pixelsBgr().toArray(ValueLayout.JAVA_BYTE), picture.width() * 3, 3, 1);
      known.grey(camera);
      known.workedOut(picture);
    }
    return known.pieces.wanted();
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
      pieces.rows(DECODED, light, frame.imageStride, 1, 1);
    } finally {
      Files.delete(jpeg);
    }
  }

  /** What codes are looked for in. */
  private void grey(NetworkCamera marked) {
    CameraSettings settings = CameraSettings.ofPortal(new PortalId("main"), Region.WHOLE);
    try (Camera camera =
            Camera.start(settings, CameraSources.of(marked.markedAddress()), CameraTime.system());
        CodeFrame frame = camera.nextCodeFrame(PATIENCE).orElseThrow()) {
      pieces.rows(GREY, frame.luma().toArray(ValueLayout.JAVA_BYTE), frame.width(), 1, 1);
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
        pieces.whole("probe", probe.memory().toArray(ValueLayout.JAVA_BYTE));
        pieces.whole(PROBE_AS_KEPT, Quantised.of(probe));
      }
      PipelineBuffers buffers = PipelineBuffers.of(pipeline);
      buffers.found().forEach(pieces::all);
      for (Map.Entry<String, Network> each : buffers.networks().entrySet()) {
        new InnerLayers(each.getValue()).into(pieces, each.getKey() + LAYER);
      }
    }
  }
}
