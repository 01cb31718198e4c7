package io.consentgate.gateway.camera.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.gateway.camera.CameraSource;
import io.consentgate.gateway.camera.FrameStream;
import io.consentgate.gateway.camera.Picture;
import io.consentgate.gateway.camera.SourceKind;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameRecorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A film from a file plays again and again. */
final class FilmTest {

  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;
  private static final int FRAMES = 10;

  @TempDir private Path folder;

  @Test
  void read_beyondTheEnd_startsAgain() throws Exception {
    Path film = record();
    CameraSource source = CameraSources.of("file:" + film, CameraSourcesTest.permission());
    assertThat(source.kind()).isEqualTo(SourceKind.FILM);
    try (FrameStream stream = source.open(System::nanoTime);
        Picture picture = new Picture()) {
      int brighter = 0;
      int darker = 0;
      int last = 0;
      for (int i = 0; i < 3 * FRAMES; i++) {
        stream.read(picture);
        assertThat(picture.width()).isEqualTo(WIDTH);
        assertThat(picture.height()).isEqualTo(HEIGHT);
        int now = picture.pixelsBgr().get(ValueLayout.JAVA_BYTE, 0) & 0xff;
        brighter += now > last + 5 ? 1 : 0;
        darker += now < last - 50 ? 1 : 0;
        last = now;
      }

      assertThat(brighter).isGreaterThan(2 * FRAMES);
      assertThat(darker).isGreaterThanOrEqualTo(1);
    }
  }

  /** Every frame is brighter than the one before. */
  private Path record() throws FrameRecorder.Exception {
    Path film = folder.resolve("film.mp4");
    try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(film.toString(), WIDTH, HEIGHT);
        Frame frame = new Frame(WIDTH, HEIGHT, Frame.DEPTH_UBYTE, 3)) {
      recorder.setVideoCodec(avcodec.AV_CODEC_ID_MPEG4);
      recorder.setFrameRate(30);
      recorder.setVideoBitrate(2_000_000);
      recorder.start();
      ByteBuffer pixels = (ByteBuffer) frame.image[0];
      for (int i = 0; i < FRAMES; i++) {
        for (int at = 0; at < pixels.capacity(); at++) {
          pixels.put(at, (byte) (20 + 22 * i));
        }
        recorder.record(frame);
      }
    }
    return film;
  }
}
