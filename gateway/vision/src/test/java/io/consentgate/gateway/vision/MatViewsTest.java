package io.consentgate.gateway.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;

/** Views are made once for each buffer and part, and show what the buffer has now. */
final class MatViewsTest {

  private static final Rect PART = new Rect(2, 1, 4, 3);

  @BeforeAll
  static void loadOpenCv() {
    OpenCv.load(1);
  }

  @Test
  void of_sameMemoryAgain_isTheSameViewOfWhatItHasNow() {
    try (Arena arena = Arena.ofConfined();
        MatViews views = new MatViews(2)) {
      MemorySegment bgr = arena.allocate(3 * 10 * 8);
      Mat first = views.of(bgr, 10, 8, PART);
      bgr.fill((byte) 9);

      Mat second = views.of(bgr, 10, 8, PART);

      assertThat(second).isSameAs(first);
      assertThat(second.cols()).isEqualTo(4);
      assertThat(second.rows()).isEqualTo(3);
      assertThat(second.get(2, 3)).containsOnly(9);
    }
  }

  @Test
  void of_sameMemoryInAnotherShape_isAnotherView() {
    try (Arena arena = Arena.ofConfined();
        MatViews views = new MatViews(2)) {
      MemorySegment bgr = arena.allocate(3 * 10 * 8);
      for (int x = 0; x < 80; x++) {
        bgr.set(ValueLayout.JAVA_BYTE, 3L * x, (byte) x);
      }

      assertThat(views.of(bgr, 10, 8, PART).get(0, 0)[0]).isEqualTo(12);
      assertThat(views.of(bgr, 8, 10, PART).get(0, 0)[0]).isEqualTo(10);
    }
  }

  @Test
  void of_memoryGivenBackOrTooSmall_isRefusedThoughTheViewIsKept() {
    try (MatViews views = new MatViews(2)) {
      MemorySegment gone;
      try (Arena arena = Arena.ofConfined()) {
        gone = arena.allocate(3 * 10 * 8);
        views.of(gone, 10, 8, PART);
        MemorySegment small = gone.asSlice(0, 3 * 10 * 8 - 1);
        assertThatIllegalArgumentException().isThrownBy(() -> views.of(small, 10, 8, PART));
      }
      assertThatIllegalArgumentException().isThrownBy(() -> views.of(gone, 10, 8, PART));
    }
  }

  @Test
  void of_moreBuffersThanAreKept_showsEachAsItIs() {
    try (MatViews views = new MatViews(2)) {
      for (int value = 1; value <= 3; value++) {
        Mat picture = new Mat(8, 10, CvType.CV_8UC3);
        picture.setTo(Scalar.all(value));

        assertThat(views.of(picture, PART).get(0, 0)).containsOnly(value);
        assertThat(views.of(picture, PART)).isSameAs(views.of(picture, PART));
      }
    }
  }

  @Test
  void of_bufferMadeAnew_isAViewOfTheNewOne() {
    try (Scratch scratch = new Scratch();
        MatViews views = new MatViews(1)) {
      Mat first = views.of(scratch.shaped(8, 10, CvType.CV_8UC3), PART);
      long before = first.dataAddr();
      scratch.shaped(9, 11, CvType.CV_8UC3);

      Mat second = views.of(scratch.mat(), PART);

      assertThat(second.dataAddr()).isNotEqualTo(before);
      assertThat(second.dataAddr() - scratch.mat().dataAddr()).isEqualTo(3 * (11 + 2));
    }
  }
}
