package io.consentgate.gateway.camera;

import io.consentgate.gateway.biometric.FaceFrame;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A picture on loan to the face pipeline. */
final class TakenFaceFrame implements FaceFrame {

  private final Picture picture;
  private final long sequence;
  private final boolean isStill;
  private final Consumer<Picture> giveBack;
  private final AtomicBoolean closed = new AtomicBoolean();

  TakenFaceFrame(Picture picture, long sequence, boolean isStill, Consumer<Picture> giveBack) {
    this.picture = picture;
    this.sequence = sequence;
    this.isStill = isStill;
    this.giveBack = giveBack;
  }

  @Override
  public int width() {
    return picture.width();
  }

  @Override
  public int height() {
    return picture.height();
  }

  @Override
  public MemorySegment pixelsBgr() {
    if (closed.get()) {
      throw new IllegalStateException("the frame is closed");
    }
    return picture.pixelsBgr();
  }

  @Override
  public long sequence() {
    return sequence;
  }

  @Override
  public boolean isFromStillSource() {
    return isStill;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      giveBack.accept(picture);
    }
  }

  @Override
  public String toString() {
    return "FaceFrame[redacted]";
  }
}
