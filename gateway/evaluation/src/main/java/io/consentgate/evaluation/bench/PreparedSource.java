package io.consentgate.evaluation.bench;

import io.consentgate.gateway.camera.CameraSource;
import io.consentgate.gateway.camera.FrameStream;
import io.consentgate.gateway.camera.Picture;
import io.consentgate.gateway.camera.SourceKind;
import io.consentgate.gateway.camera.SourceLostException;
import io.consentgate.gateway.camera.visitor.VisitorScene;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * A source whose frames were drawn beforehand, so that drawing them does not count as a passage:
 * visitors of {@value VisitorScene#WIDTH} by {@value VisitorScene#HEIGHT} pixels.
 */
final class PreparedSource implements CameraSource, AutoCloseable {

  /** Longer than a camera keeps a picture that nobody has looked at. */
  private static final Duration OUT_OF_DATE = Duration.ofMillis(300);

  private static final long FRAME_BYTES = 3L * VisitorScene.WIDTH * VisitorScene.HEIGHT;

  private final Arena arena = Arena.ofShared();
  private final VisitorScene scene = new VisitorScene();
  private final List<MemorySegment> frames = new ArrayList<>();
  private int shownNumber = -1;
  private volatile MemorySegment shown = arena.allocate(FRAME_BYTES);
  private final SourceKind kind;

  /**
   * Begins without frames.
   *
   * @param kind what it says of itself: a passage takes one look at a still picture, as the bare
   *     calls do, and several at what is live
   */
  PreparedSource(SourceKind kind) {
    this.kind = kind;
  }

  /**
   * Draws a frame.
   *
   * @param seed who stands there
   * @param frame which moment
   * @return its number
   */
  int add(long seed, long frame) {
    scene.showVisitors(List.of(seed), List.of(), 0);
    scene.draw(frame);
    MemorySegment pixels = arena.allocate(FRAME_BYTES);
    scene.copyTo(pixels);
    frames.add(pixels);
    return frames.size() - 1;
  }

  /** Puts a frame before the lens until another is put there, and waits until only that is seen. */
  void show(int number) {
    if (number == shownNumber) {
      return;
    }
    shownNumber = number;
    shown = frames.get(number);
    try {
      Thread.sleep(OUT_OF_DATE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the pixels of a frame. */
  MemorySegment pixels(int number) {
    return frames.get(number);
  }

  @Override
  public FrameStream open(LongSupplier nanos) {
    return new Prepared();
  }

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public SourceKind kind() {
    return kind;
  }

  @Override
  public void close() {
    arena.close();
  }

  private final class Prepared implements FrameStream {

    @Override
    public void read(Picture into) throws SourceLostException {
      into.shape(VisitorScene.WIDTH, VisitorScene.HEIGHT).copyFrom(shown);
    }

    @Override
    public void close() {}
  }
}
