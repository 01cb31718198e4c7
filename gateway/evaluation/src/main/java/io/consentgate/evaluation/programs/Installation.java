package io.consentgate.evaluation.programs;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

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
    return classPath(gatewayFolder(), "gateway-app");
  }

  /** Returns the folder with the jars of the program at the door. */
  public Path gatewayFolder() {
    return root.resolve("gateway/app/target");
  }

  /** Returns the class path of the authority. */
  public String authorityClassPath() throws ProgramException {
    return classPath(root.resolve("consent-admin/server/target"), "consent-server");
  }

  /** Returns the class path of this module's own programs. */
  public String evaluationClassPath() throws ProgramException {
    return classPath(root.resolve("gateway/evaluation/target"), "gateway-evaluation");
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
    Path jar = target.resolve(artifact + ".jar");
    Path libraries = target.resolve("lib");
    if (!Files.isRegularFile(jar) || !Files.isDirectory(libraries)) {
      throw new ProgramException(
          "%s has not been built. Run: ./consentgate build".formatted(artifact));
    }
    return jar + File.pathSeparator + libraries + File.separator + "*";
  }
}
