package io.consentgate.gateway.camera.source;

import io.consentgate.gateway.camera.CameraSource;
import io.consentgate.gateway.camera.FrameStream;
import io.consentgate.gateway.camera.SourceKind;
import io.consentgate.gateway.camera.SourceLostException;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/** Shows what a scene file says; the file is read again whenever it changes. */
final class SceneSource implements CameraSource {

  private static final String SCENE = "json";

  private final Path file;
  private final SourceKind kind;

  private SceneSource(Path file, SourceKind kind) {
    this.file = file;
    this.kind = kind;
  }

  /**
   * Draws visitors.
   *
   * @param scene the scene file
   * @param permission shows that they may stand for people
   */
  static SceneSource drawn(Path scene, @SuppressWarnings("unused") TrialPermission permission) {
    return new SceneSource(scene, SourceKind.SYNTHETIC);
  }

  /**
   * Shows pictures.
   *
   * @param file a picture, or a scene file that names one
   * @param permission shows that they may stand for people
   */
  static SceneSource pictures(Path file, @SuppressWarnings("unused") TrialPermission permission) {
    return new SceneSource(file, SourceKind.STILL);
  }

  @Override
  public FrameStream open(LongSupplier nanos) throws SourceLostException {
    SceneStream stream = new SceneStream(this::scene, file, kind, nanos);
    stream.refresh();
    return stream;
  }

  @Override
  public String name() {
    return (kind == SourceKind.SYNTHETIC ? "synthetic:" : "file:") + file;
  }

  @Override
  public SourceKind kind() {
    return kind;
  }

  private Scene scene() throws SourceLostException {
    boolean isScene = kind == SourceKind.SYNTHETIC || CameraSources.extension(file).equals(SCENE);
    return isScene ? Scene.read(file) : Scene.ofPicture(file);
  }
}
