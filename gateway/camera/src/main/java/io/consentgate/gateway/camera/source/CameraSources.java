package io.consentgate.gateway.camera.source;

import io.consentgate.gateway.camera.CameraSource;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * Makes a source of an address. There are four kinds:
 *
 * <ul>
 *   <li>{@code v4l2:/dev/video0} or {@code v4l2:0}: a video device
 *   <li>{@code rtsp://}, {@code http://}, {@code https://}: a network camera
 *   <li>{@code file:PATH}: a picture, a film, or a scene file with a picture; for trying out only
 *   <li>{@code synthetic:PATH}: drawn visitors by a scene file; for trying out only
 * </ul>
 */
public final class CameraSources {

  private static final Set<String> TRIAL = Set.of("file", "synthetic");
  private static final Set<String> FILMS = Set.of("mp4", "mkv", "avi", "mov", "webm", "gif", "ts");

  private CameraSources() {}

  /** Tells whether an address needs a {@link TrialPermission}. */
  public static boolean isForTrialOnly(String address) {
    return TRIAL.contains(CameraAddress.parse(address).scheme());
  }

  /**
   * Makes a source of a real camera. Nothing is opened yet.
   *
   * @param address where it is
   * @throws IllegalArgumentException if the address is none, or needs a permission
   */
  public static CameraSource of(String address) {
    CameraAddress parsed = CameraAddress.parse(address);
    if (TRIAL.contains(parsed.scheme())) {
      throw new IllegalArgumentException(
          parsed.scheme()
              + ": needs the DEMO pack or a test's pack, and portals that are log: only");
    }
    return parsed.isNetwork() ? FfmpegSource.ofNetwork(parsed) : new V4l2Source(parsed);
  }

  /**
   * Makes a source of any address. Nothing is opened yet.
   *
   * @param address where it is
   * @param permission for sources that are no cameras
   * @throws IllegalArgumentException if the address is none
   */
  public static CameraSource of(String address, TrialPermission permission) {
    CameraAddress parsed = CameraAddress.parse(address);
    return switch (parsed.scheme()) {
      case "file" -> ofFile(parsed, permission);
      case "synthetic" -> SceneSource.drawn(parsed.path(), permission);
      default -> of(address);
    };
  }

  private static CameraSource ofFile(CameraAddress address, TrialPermission permission) {
    Path path = address.path();
    return FILMS.contains(extension(path))
        ? FfmpegSource.ofFilm(path, permission)
        : SceneSource.pictures(path, permission);
  }

  static String extension(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
