package io.consentgate.evaluation.demo;

import io.consentgate.evaluation.residue.MemoryScan.Wanted;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber.ImageMode;

/**
 * The exact bytes of the pictures of a film that have the marker: as they were sent, as the decoder
 * keeps them, and in colour. H.264 leaves a decoder no choice, so that another one has the same.
 */
final class KnownFilm {

  /** The pictures as they came, compressed: what a later one of half the length overwrites. */
  static final String SENT = "picture as sent (H.264)";

  /** The same, of what lies behind that. */
  static final String SENT_END = SENT + ", end";

  private static final String[] PLANES = {
    "picture as decoded (light)", "picture as decoded (blue)", "picture as decoded (red)"
  };

  /** Light differs by more than this from square to square of the marker, in the mean. */
  private static final double LEAST_STEP = 20;

  /** Shorter ones go through blocks that nobody overwrites: what they change is little. */
  private static final int LEAST_SENT = 8192;

  private static final int MOST_OF_ONE = 48;

  private final List<byte[]> encoded;
  private final Pieces pieces = new Pieces();
  private final List<Boolean> isMarked = new ArrayList<>();

  /**
   * Takes a film.
   *
   * @param encoded its pictures, each of which is shown in its turn; the first is a key picture
   */
  KnownFilm(List<byte[]> encoded) {
    this.encoded = List.copyOf(encoded);
  }

  /**
   * Decodes it.
   *
   * @param folder for a file that goes again
   */
  List<Wanted> wanted(Path folder) throws Exception {
    Path film = folder.resolve("film.h264");
    try (OutputStream output = Files.newOutputStream(film)) {
      for (byte[] each : encoded) {
        output.write(each);
      }
    }
    try {
      decode(film, ImageMode.RAW);
      decode(film, ImageMode.COLOR);
    } finally {
      Files.delete(film);
    }
    sent();
    return pieces.wanted();
  }

  private void sent() {
    int longest = 0;
    for (int i = encoded.size() - 1; i >= 0; i--) {
      byte[] each = encoded.get(i);
      if (isMarked.get(i) && each.length >= LEAST_SENT) {
        int front = longest == 0 ? each.length : Math.min(longest / 2, each.length);
        pieces.some(SENT, each, 0, front, MOST_OF_ONE);
        pieces.some(SENT_END, each, front, each.length, MOST_OF_ONE);
      }
      longest = Math.max(longest, each.length);
    }
  }

  private void decode(Path film, ImageMode mode) throws Exception {
    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(film.toFile())) {
      grabber.setImageMode(mode);
      grabber.setVideoOption("threads", "1");
      grabber.start();
      for (int i = 0; i < encoded.size(); i++) {
        Frame frame = grabber.grabImage();
        if (frame == null) {
          throw new IllegalStateException("a film has a picture for each that was sent");
        }
        if (mode == ImageMode.RAW) {
          planes((AVFrame) frame.opaque, frame.imageHeight);
        } else if (isMarked.get(i)) {
          byte[] bgr = bytes((ByteBuffer) frame.image[0], frame.imageStride * frame.imageHeight);
          pieces.rows("picture (blue, green, red)", bgr, frame.imageStride, 3, 1);
        }
      }
    }
  }

  private void planes(AVFrame picture, int height) {
    for (int i = 0; i < PLANES.length; i++) {
      int coarser = i == 0 ? 1 : 2;
      int stride = picture.linesize(i);
      BytePointer data = picture.data(i);
      byte[] plane = new byte[stride * height / coarser];
      data.position(0).get(plane);
      if (i == 0) {
        isMarked.add(isMarked(plane, stride));
      }
      if (isMarked.getLast()) {
        pieces.rows(PLANES[i], plane, stride, 1, coarser);
      }
    }
  }

  private static boolean isMarked(byte[] light, int stride) {
    int row = (MarkedScene.MARKER_TOP + MarkedScene.SQUARE / 2) * stride;
    int last = MarkedScene.MARKER_WIDTH - MarkedScene.SQUARE;
    long steps = 0;
    for (int x = 0; x < last; x++) {
      int next = light[row + x + MarkedScene.SQUARE] & 0xff;
      steps += Math.abs(next - (light[row + x] & 0xff));
    }
    return steps > LEAST_STEP * last;
  }

  private static byte[] bytes(ByteBuffer buffer, int length) {
    byte[] bytes = new byte[length];
    ByteBuffer from = buffer.rewind();
    from.get(bytes, 0, Math.min(length, from.remaining()));
    return bytes;
  }
}
