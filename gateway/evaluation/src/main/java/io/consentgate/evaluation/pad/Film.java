package io.consentgate.evaluation.pad;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The frames of what a presentation names: a picture, a film, or a folder of frames in order. */
final class Film {

  private static final String GIF = ".gif";

  private Film() {}

  /** Tells whether something shows more than one frame. */
  static boolean isOne(Path file) {
    return Files.isDirectory(file) || name(file).endsWith(GIF);
  }

  /**
   * Reads frames.
   *
   * @throws IOException if one is no picture, or there is none
   */
  static List<PictureFile> read(Path file) throws IOException {
    if (name(file).endsWith(GIF) && !Files.isDirectory(file)) {
      return GifFilm.read(file);
    }
    if (!Files.isDirectory(file)) {
      return List.of(PictureFile.read(file));
    }
    List<PictureFile> frames = new ArrayList<>();
    try (Stream<Path> files = Files.list(file)) {
      for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
        frames.add(PictureFile.read(each));
      }
    }
    if (frames.isEmpty()) {
      throw new IOException("no picture");
    }
    return frames;
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }
}
