package io.consentgate.gateway.camera;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** A source that a test steers: it counts, fails and hangs on demand. */
final class ScriptedSource implements CameraSource {

  static final int WIDTH = 8;
  static final int HEIGHT = 4;

  final AtomicInteger opened = new AtomicInteger();
  final AtomicInteger closed = new AtomicInteger();
  final AtomicInteger pictures = new AtomicInteger();
  volatile String refusal = "";
  volatile CountDownLatch gate = new CountDownLatch(0);
  volatile SourceKind kind = SourceKind.LIVE;

  @Override
  public FrameStream open(LongSupplier nanos) throws SourceLostException {
    opened.incrementAndGet();
    refuse();
    return new FrameStream() {
      @Override
      public void read(Picture into) throws SourceLostException {
        hang();
        refuse();
        into.shape(WIDTH, HEIGHT).fill((byte) (100 + pictures.incrementAndGet() % 50));
        sleep();
      }

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public SourceKind kind() {
    return kind;
  }

  private void refuse() throws SourceLostException {
    if (!refusal.isEmpty()) {
      throw new SourceLostException(refusal);
    }
  }

  /** As a native call would: deaf to interrupts. */
  private void hang() {
    boolean passed = false;
    while (!passed) {
      try {
        gate.await();
        passed = true;
      } catch (InterruptedException _) {
        passed = gate.getCount() == 0;
      }
    }
  }

  private static void sleep() throws SourceLostException {
    try {
      Thread.sleep(5);
    } catch (InterruptedException _) {
      throw new SourceLostException("it was let go");
    }
  }
}
