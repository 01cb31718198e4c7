package io.consentgate.evaluation.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.programs.Installation;
import io.consentgate.evaluation.programs.JavaProgram;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of this folder on a disk of {@code src/test/c}. */
final class PreloadedProgram {

  private static final int HEAP_MEGABYTES = 192;
  private static final int PATIENCE_MINUTES = 60;

  private final Path work;
  private final Path library;

  /**
   * Compiles a library.
   *
   * @param work an empty folder
   * @param name of the library's source, without its ending
   */
  PreloadedProgram(Path work, String name) throws Exception {
    this.work = work;
    library = work.resolve(name + ".so");
    Path source = Path.of("src/test/c", name + ".c");
    said(
        new ProcessBuilder(
            "gcc", "-O1", "-Wall", "-shared", "-fPIC", "-o", library.toString(), source + ""));
  }

  /**
   * Runs a program to its end, which has to be a good one.
   *
   * @param main is given the library, an empty folder, and of how many cases one is made
   * @return what it said
   */
  String run(Class<?> main, int every) throws Exception {
    String classPath =
        Installation.find().evaluationClassPath()
            + File.pathSeparator
            + Path.of(main.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path folder = Files.createDirectory(work.resolve("days"));
    ProcessBuilder builder =
        new ProcessBuilder(
            new JavaProgram(
                    classPath,
                    main.getName(),
                    HEAP_MEGABYTES,
                    List.of("-Dlogback.configurationFile=logback-evaluation.xml"))
                .command(List.of(library.toString(), folder.toString(), Integer.toString(every))));
    builder.environment().put("LD_PRELOAD", library.toString());
    return said(builder);
  }

  private String said(ProcessBuilder builder) throws Exception {
    Path log = Files.createTempFile(work, "said", ".log");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
    String said = Files.readString(log, UTF_8);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}
