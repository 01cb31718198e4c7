package io.consentgate.evaluation.programs;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where the built programs lie.
 *
 * @param root the folder with the launcher
 */
public record Installation(Path root) {

  private static final String ROOT_PROPERTY = "consentgate.root";

  /**
   * Finds the installation that this code belongs to.
   *
   * @throws ProgramException if it belongs to none
   */
  public static Installation find() throws ProgramException {
    String named = System.getProperty(ROOT_PROPERTY, "");
    Path start = named.isEmpty() ? ownCode() : Path.of(named).toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("consent-admin"))
          && Files.isDirectory(folder.resolve("gateway"))) {
        return new Installation(folder);
      }
    }
    throw new ProgramException(
        "The built programs were not found. Start this through ./consentgate.");
  }

  /** Returns the class path of the program at the door. */
  public String gatewayClassPath() throws ProgramException {
    return classPath(root.resolve("gateway/app/target"), "gateway-app");
  }

  /** Returns the class path of the authority. */
  public String authorityClassPath() throws ProgramException {
    return classPath(root.resolve("consent-admin/server/target"), "consent-server");
  }

  /** Returns where the classes of this module are; they are never on the door's class path. */
  public static Path ownCode() {
    try {
      return Path.of(
          Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String classPath(Path target, String artifact) throws ProgramException {
    List<Path> jars = programJars(target, artifact);
    Path libraries = target.resolve("lib");
    if (jars.size() != 1 || !Files.isDirectory(libraries)) {
      throw new ProgramException(
          "%s has not been built. Run: ./consentgate build".formatted(artifact));
    }
    return jars.getFirst() + File.pathSeparator + libraries + File.separator + "*";
  }

  private static List<Path> programJars(Path target, String artifact) {
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(
              file -> {
                String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                return name.startsWith(artifact + "-")
                    && name.endsWith(".jar")
                    && !name.endsWith("-sources.jar")
                    && !name.endsWith("-tests.jar")
                    && !name.endsWith("-javadoc.jar");
              })
          .toList();
    } catch (IOException _) {
      return List.of();
    }
  }
}
