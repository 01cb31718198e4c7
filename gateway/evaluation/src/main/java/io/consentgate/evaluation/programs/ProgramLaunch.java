package io.consentgate.evaluation.programs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Knows how the two programs of an installation are started on one data folder.
 *
 * @param installation where they lie
 * @param data where they keep everything
 * @param archives of loaded classes, which make a start quicker
 */
public record ProgramLaunch(Installation installation, DataFolder data, StartArchives archives) {

  /** What the authority is called, in front of people and among the archives. */
  static final String AUTHORITY = "authority";

  /** What the program at the door is called. */
  static final String GATEWAY = "gateway";

  private static final String AUTHORITY_CLASS = "io.consentgate.authority.Main";
  private static final String GATEWAY_CLASS = "io.consentgate.gateway.app.GatewayProgram";
  private static final int AUTHORITY_HEAP_MEGABYTES = 128;
  private static final int GATEWAY_HEAP_MEGABYTES = 128;

  /** Starts them from the installation's archives. */
  public ProgramLaunch(Installation installation, DataFolder data) {
    this(installation, data, StartArchives.of(installation));
  }

  /** Returns how the authority is started. */
  public ProgramSpec authority(AuthoritySettings settings) throws ProgramException {
    return authority(settings, installation.authorityClassPath(), AUTHORITY_CLASS, List.of());
  }

  /**
   * Returns how the authority is started through another main class of this module.
   *
   * @param mainClass starts it
   * @param settings how it is to run
   * @param flags options of the virtual machine
   */
  public ProgramSpec authorityThrough(
      Class<?> mainClass, AuthoritySettings settings, List<String> flags) throws ProgramException {
    String classPath =
        installation.authorityClassPath() + File.pathSeparator + Installation.ownCode();
    return authority(settings, classPath, mainClass.getName(), flags);
  }

  private ProgramSpec authority(
      AuthoritySettings settings, String classPath, String mainClass, List<String> flags) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--data", data.authority().toString()));
    arguments.addAll(List.of("--port", Integer.toString(settings.port())));
    arguments.addAll(settings.further());
    JavaProgram java =
        new JavaProgram(
            classPath, mainClass, AUTHORITY_HEAP_MEGABYTES, join(archives.flags(AUTHORITY), flags));
    return new ProgramSpec(
        AUTHORITY,
        java.command(arguments),
        data.logs().resolve("authority.log"),
        settings.address().resolve("/keys"));
  }

  /** Returns how the gateway is started, with nothing on its class path but its own. */
  public ProgramSpec gateway(GatewaySettings settings) throws ProgramException {
    return gateway(settings, installation.gatewayClassPath(), List.of());
  }

  /**
   * Returns how the gateway is started with nothing on its class path but its own, and watched.
   *
   * @param settings how it is to run
   * @param flags options of the virtual machine that let somebody look in
   */
  public ProgramSpec gatewayWatched(GatewaySettings settings, List<String> flags)
      throws ProgramException {
    return gateway(settings, installation.gatewayClassPath(), inspectable(flags));
  }

  /**
   * Returns how the gateway is started with a fault built in.
   *
   * @param settings how it is to run
   * @param flags options of the virtual machine that name the fault
   */
  public ProgramSpec gatewayWithFault(GatewaySettings settings, List<String> flags)
      throws ProgramException {
    String classPath =
        installation.gatewayClassPath() + File.pathSeparator + Installation.ownCode();
    return gateway(settings, classPath, inspectable(flags));
  }

  /**
   * Returns how the gateway is started with other classes in place of some of its own, and watched.
   *
   * @param settings how it is to run
   * @param classes a folder that comes before its own on the class path
   */
  public ProgramSpec gatewayWithClasses(GatewaySettings settings, Path classes)
      throws ProgramException {
    String classPath = classes + File.pathSeparator + installation.gatewayClassPath();
    return gateway(settings, classPath, inspectable(List.of(StartArchives.UNUSED)));
  }

  /**
   * Asks the authority's own command for a new one-time sign-in link.
   *
   * @throws ProgramException if it has none to give
   */
  public String signInLink() throws ProgramException, InterruptedException {
    JavaProgram java =
        new JavaProgram(
            installation.authorityClassPath(),
            AUTHORITY_CLASS,
            AUTHORITY_HEAP_MEGABYTES,
            archives.flags(AUTHORITY));
    List<String> command = java.command(List.of("sign-in", "--data", data.authority().toString()));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new ProgramException(said);
      }
      return said;
    } catch (IOException e) {
      throw new ProgramException("The authority's command could not be started.", e);
    }
  }

  /** Returns the sign-in link that the authority left at its start, if it still lies there. */
  public Optional<String> firstSignInLink() {
    try {
      return Optional.of(Files.readString(firstSignInLinkFile()).strip());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** Returns the file, readable by its owner only, in which the authority leaves that link. */
  public Path firstSignInLinkFile() {
    return data.authority().resolve("sign-in-link");
  }

  private static List<String> inspectable(List<String> flags) {
    return join(flags, JavaProgram.INSPECTABLE);
  }

  private static List<String> join(List<String> first, List<String> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }

  private ProgramSpec gateway(GatewaySettings settings, String classPath, List<String> flags) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--data", data.gateway().toString()));
    arguments.addAll(List.of("--port", Integer.toString(settings.port())));
    arguments.addAll(List.of("--authority", settings.authority().toString()));
    arguments.addAll(List.of("--portal", settings.portal()));
    arguments.addAll(List.of("--camera", settings.camera()));
    arguments.addAll(settings.further());
    JavaProgram java =
        new JavaProgram(
            classPath, GATEWAY_CLASS, GATEWAY_HEAP_MEGABYTES, join(archives.flags(GATEWAY), flags));
    return new ProgramSpec(
        GATEWAY,
        java.command(arguments),
        data.logs().resolve("gateway.log"),
        settings.address().resolve("/about-this-gate.json"));
  }
}
