package io.consentgate.evaluation.demo;

import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.gateway.camera.FrameStream;
import io.consentgate.gateway.camera.Picture;
import io.consentgate.gateway.camera.SourceLostException;
import io.consentgate.gateway.camera.source.CameraSources;
import io.consentgate.gateway.camera.source.TrialPermission;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a camera sees: what a scene file says. Where somebody holds something up it can lay a marker
 * over the picture: rows of pixels that no other picture has.
 */
final class MarkedScene implements AutoCloseable {

  /** Side of one square of the marker, in pixels. */
  static final int SQUARE = 8;

  /** Where the marker begins; it goes from the left edge to {@link #MARKER_WIDTH}. */
  static final int MARKER_TOP = 656;

  /** Width of the marker in pixels. */
  static final int MARKER_WIDTH = 640;

  /**
   * What is to be seen.
   *
   * @param image blue, green and red bytes
   * @param isMarked whether the marker lies over it
   */
  record View(BufferedImage image, boolean isMarked) {

    /** Returns rows of blue, green and red bytes without gaps, which nobody is to change. */
    byte[] bgr() {
      return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }
  }

  private final Path scene;
  private final FrameStream drawing;
  private final Picture picture = new Picture();
  private String drawn = "";
  private View latest;
  private View marked;
  private boolean isMarking;
  private boolean isRepeating;

  MarkedScene(Path scene) throws SourceLostException, IOException {
    this.scene = scene;
    TrialPermission permission =
        TrialPermission.ask(PolicyPack.DEMO, List.of("log:")).orElseThrow();
    drawing = CameraSources.of("synthetic:" + scene, permission).open(System::nanoTime);
    latest = draw(false);
    marked = latest;
  }

  /** Lays the marker over each scene in which something is held up, from now on or no more. */
  synchronized void mark(boolean isWanted) {
    isMarking = isWanted;
  }

  /** Shows the last view with a marker from now on, whatever the scene file says. */
  synchronized void repeatMarked() {
    isRepeating = true;
  }

  /**
   * Returns what is to be seen now: the same object as long as it stays; a scene that is just being
   * replaced waits.
   */
  synchronized View now() throws IOException {
    String wanted = Files.readString(scene);
    if (isRepeating) {
      return marked;
    }
    if (!wanted.equals(drawn)) {
      try {
        latest = draw(isMarking && wanted.contains("held"));
      } catch (SourceLostException e) {
        throw new IOException(e.reason(), e);
      }
      marked = latest.isMarked() ? latest : marked;
      drawn = wanted;
    }
    return latest;
  }

  @Override
  public synchronized void close() {
    drawing.close();
    picture.close();
  }

  private View draw(boolean isMarked) throws SourceLostException {
    drawing.read(picture);
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_3BYTE_BGR);
    View view = new View(image, isMarked);
    byte[] bgr = view.bgr();
    MemorySegment.copy(picture.pixelsBgr(), ValueLayout.JAVA_BYTE, 0, bgr, 0, bgr.length);
    if (isMarked) {
      layMarker(image);
    }
    return view;
  }

  /** Squares of chance colours that fade from row to row. */
  private static void layMarker(BufferedImage image) {
    SplittableRandom random = new SplittableRandom(image.getHeight());
    for (int top = MARKER_TOP; top < image.getHeight(); top += SQUARE) {
      for (int left = 0; left < MARKER_WIDTH; left += SQUARE) {
        int colour = random.nextInt(1 << 24);
        for (int i = 0; i < SQUARE * SQUARE; i++) {
          int fade = 0x040404 * (i / SQUARE);
          image.setRGB(left + i % SQUARE, top + i / SQUARE, (colour & 0xdfdfdf) + fade);
        }
      }
    }
  }
}
