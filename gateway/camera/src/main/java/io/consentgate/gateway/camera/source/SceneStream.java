package io.consentgate.gateway.camera.source;

import io.consentgate.gateway.camera.FrameStream;
import io.consentgate.gateway.camera.Picture;
import io.consentgate.gateway.camera.SourceKind;
import io.consentgate.gateway.camera.SourceLostException;
import io.consentgate.gateway.camera.visitor.VisitorScene;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;

/** Draws a scene again and again and notices when its files change. */
final class SceneStream implements FrameStream {

  /** Drawn visitors move. */
  private static final double FPS = 15;

  /** A picture shows nothing new; this is as often as anybody has to look. */
  private static final double STILL_FPS = 8;

  /** A card of this size shows 85 modules with more than five pixels each. */
  private static final int CARD_SIDE = 440;

  private static final int MAX_PICTURE_WIDTH = 1920;
  private static final int MAX_PICTURE_HEIGHT = 1440;

  private final SceneReader reader;
  private final Path file;
  private final Pace pace;
  private final VisitorScene drawing = new VisitorScene();
  private List<Object> stamps = List.of();
  private long frame;

  /** Reads the scene anew. */
  @FunctionalInterface
  interface SceneReader {
    Scene read() throws SourceLostException;
  }

  SceneStream(SceneReader reader, Path file, SourceKind kind, LongSupplier nanos) {
    pace = Pace.ofFps(kind == SourceKind.STILL ? STILL_FPS : FPS, nanos);
    this.reader = reader;
    this.file = file;
  }

  @Override
  public void read(Picture into) throws SourceLostException {
    pace.await();
    refresh();
    drawing.draw(frame++);
    drawing.copyTo(into.shape(drawing.width(), drawing.height()));
  }

  @Override
  public void close() {
    drawing.blank();
  }

  /** Reads the scene and its pictures if one of the files is another than before. */
  void refresh() throws SourceLostException {
    if (!stamps.isEmpty() && stamps.equals(stamps(paths(stamps)))) {
      return;
    }
    // Stamped before it is read: a file replaced meanwhile is then another one next time.
    List<Object> fresh = stamps(List.of(file));
    Scene scene = reader.read();
    List<Path> shown = new ArrayList<>(scene.held());
    shown.addAll(scene.picture());
    fresh.addAll(stamps(shown));
    show(scene);
    stamps = fresh;
  }

  private void show(Scene scene) throws SourceLostException {
    List<BufferedImage> cards = new ArrayList<>();
    for (Path held : scene.held()) {
      cards.add(PictureFile.fitted(PictureFile.load(held), CARD_SIDE, CARD_SIDE));
    }
    if (scene.picture().isEmpty()) {
      drawing.showVisitors(scene.visitors(), cards, scene.variation());
      drawing.turnHeads(scene.turn());
    } else {
      BufferedImage picture = PictureFile.load(scene.picture().getFirst());
      boolean isLarge =
          picture.getWidth() > MAX_PICTURE_WIDTH || picture.getHeight() > MAX_PICTURE_HEIGHT;
      drawing.showPicture(
          isLarge ? PictureFile.fitted(picture, MAX_PICTURE_WIDTH, MAX_PICTURE_HEIGHT) : picture,
          cards);
    }
  }

  /** Each file with what tells its versions apart. */
  private static List<Object> stamps(List<Path> paths) {
    List<Object> stamps = new ArrayList<>();
    for (Path path : paths) {
      stamps.add(path);
      try {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        stamps.add(attributes.lastModifiedTime());
        stamps.add(attributes.size());
        stamps.add(String.valueOf(Objects.requireNonNullElse(attributes.fileKey(), "")));
      } catch (IOException _) {
        stamps.add("missing");
      }
    }
    return stamps;
  }

  private static List<Path> paths(List<Object> stamps) {
    return stamps.stream().filter(Path.class::isInstance).map(Path.class::cast).toList();
  }
}
