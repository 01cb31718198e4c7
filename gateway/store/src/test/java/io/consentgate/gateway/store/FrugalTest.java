package io.consentgate.gateway.store;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class FrugalTest {

  private final AtomicReference<byte[]> kept = new AtomicReference<>(new byte[0]);

  @Test
  void read_overSixteenMegabytes_fails() {
    assertThatNoException().isThrownBy(() -> Frugal.read(() -> kept.set(new byte[8 << 20])));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Frugal.read(() -> kept.set(new byte[17 << 20])))
        .withMessageContaining("16 MB");
  }

  @Test
  void read_overSixteenMegabytesAndRefused_fails() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                Frugal.read(
                    () -> {
                      kept.set(new byte[17 << 20]);
                      throw new IOException("refused");
                    }));
  }

  @Test
  void read_overOnlyTheFirstTime_passes() {
    AtomicInteger runs = new AtomicInteger();
    assertThatNoException()
        .isThrownBy(
            () ->
                Frugal.read(() -> kept.set(new byte[runs.getAndIncrement() == 0 ? 17 << 20 : 1])));
  }

  @Test
  void read_tooLong_fails() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Frugal.read(() -> compute(50_000_000), 20_000_000))
        .withMessageContaining("too long");
    assertThatNoException().isThrownBy(() -> Frugal.read(() -> compute(50_000_000)));
  }

  private static void compute(long nanos) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begin = threads.getCurrentThreadCpuTime();
    while (threads.getCurrentThreadCpuTime() - begin < nanos) {
      Thread.onSpinWait();
    }
  }
}
