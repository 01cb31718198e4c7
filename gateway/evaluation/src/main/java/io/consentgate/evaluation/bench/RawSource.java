package io.consentgate.evaluation.bench;

import io.consentgate.gateway.camera.CameraSource;
import io.consentgate.gateway.camera.FrameStream;
import io.consentgate.gateway.camera.Picture;
import io.consentgate.gateway.camera.SourceKind;
import io.consentgate.gateway.camera.SourceLostException;
import io.consentgate.gateway.camera.visitor.VisitorScene;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** An empty entrance as a camera without compression gives it: 15 frames a second, with noise. */
final class RawSource implements CameraSource, AutoCloseable {

  /** Frames a second. */
  static final int FPS = 15;

  private static final long FRAME_NANOS = Duration.ofSeconds(1).toNanos() / FPS;

  /** So many that no two in a row are alike, and drawing them costs nothing meanwhile. */
  private static final int FRAMES = 4;

  private final Arena arena = Arena.ofShared();
  private final List<MemorySegment> frames = new ArrayList<>();

  RawSource() {
    VisitorScene scene = new VisitorScene();
    scene.showVisitors(List.of(), List.of(), 0);
    for (int i = 0; i < FRAMES; i++) {
      scene.draw(i);
      MemorySegment pixels = arena.allocate(3L * VisitorScene.WIDTH * VisitorScene.HEIGHT);
      scene.copyTo(pixels);
      frames.add(pixels);
    }
  }

  /** Returns its pictures: rows of blue, green and red bytes without gaps. */
  List<byte[]> pictures() {
    return frames.stream().map(frame -> frame.toArray(ValueLayout.JAVA_BYTE)).toList();
  }

  @Override
  public FrameStream open(LongSupplier nanos) {
    return new Frames(nanos);
  }

  @Override
  public String name() {
    return "raw";
  }

  @Override
  public SourceKind kind() {
    return SourceKind.LIVE;
  }

  @Override
  public void close() {
    arena.close();
  }

  private final class Frames implements FrameStream {

    private final LongSupplier nanos;
    private long next;
    private int number;

    Frames(LongSupplier nanos) {
      this.nanos = nanos;
      next = nanos.getAsLong();
    }

    @Override
    public void read(Picture into) throws SourceLostException {
      // Pictures that nobody took in time are gone, as a camera's are.
      next = Math.max(next + FRAME_NANOS, nanos.getAsLong());
      for (long left = next - nanos.getAsLong(); left > 0; left = next - nanos.getAsLong()) {
        LockSupport.parkNanos(left);
      }
      number = (number + 1) % FRAMES;
      into.shape(VisitorScene.WIDTH, VisitorScene.HEIGHT).copyFrom(frames.get(number));
    }

    @Override
    public void close() {}
  }
}
