package io.consentgate.evaluation.programs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * File systems that only the programs started in it see, in a mount namespace that a small process
 * keeps. Closing it ends that process; nothing stays mounted.
 */
public final class MountSpace implements AutoCloseable {

  private static final String FILL = ".fill";
  private static final int BLOCK_BYTES = 4096;
  private static final int MOST_FILLS = 100;

  private final Process keeper;
  private final boolean isOfUser;

  private MountSpace(Process keeper, boolean isOfUser) {
    this.keeper = keeper;
    this.isOfUser = isOfUser;
  }

  /** Makes a folder read-only, for root too. */
  public static MountSpace readOnly(Path folder) throws IOException {
    return open("mount --bind \"$1\" \"$1\"; mount -o remount,ro,bind \"$1\"", folder.toString());
  }

  /**
   * Puts a small empty disk on each folder.
   *
   * @param kibibytes size of each
   */
  public static MountSpace smallDisks(int kibibytes, Path... folders) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(Integer.toString(kibibytes)));
    for (Path folder : folders) {
      arguments.add(folder.toString());
    }
    return open(
        "size=$1; shift; for at; do mount -t tmpfs -o size=${size}k,mode=700 tmpfs \"$at\"; done",
        arguments.toArray(String[]::new));
  }

  /** Returns a path as it is seen inside, for whoever is outside. */
  public Path seen(Path path) {
    return Path.of("/proc", Long.toString(keeper.pid()), "root")
        .resolve(FileSystems.getDefault().getPath("/").relativize(path.toAbsolutePath()));
  }

  /** Returns how a program is started inside. */
  public ProgramSpec within(ProgramSpec spec) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("nsenter", "--target", Long.toString(keeper.pid()), "--mount"));
    if (isOfUser) {
      command.addAll(List.of("--user", "--preserve-credentials"));
    }
    command.add("--");
    command.addAll(spec.command());
    return new ProgramSpec(spec.name(), command, spec.log(), spec.ready());
  }

  /**
   * Writes into a folder inside until its disk takes nothing more.
   *
   * @throws IOException if it takes nothing more long before it is full
   */
  public void fill(Path folder) throws IOException {
    // A program inside may give room back between a refusal and the look at what is left.
    for (int i = 1; isRoomAfterWriting(folder); i++) {
      if (i == MOST_FILLS) {
        throw new IOException("the disk has room and takes nothing: " + folder);
      }
    }
  }

  private boolean isRoomAfterWriting(Path folder) throws IOException {
    try (OutputStream file =
        Files.newOutputStream(
            seen(folder).resolve(FILL), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      byte[] block = new byte[BLOCK_BYTES];
      while (true) {
        file.write(block);
      }
    } catch (IOException _) {
      return Files.getFileStore(seen(folder)).getUsableSpace() > BLOCK_BYTES;
    }
  }

  /** Makes room again. */
  public void makeRoom(Path folder) throws IOException {
    Files.delete(seen(folder).resolve(FILL));
  }

  @Override
  public void close() {
    keeper.destroyForcibly();
    try {
      keeper.waitFor();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Skips the test, saying why, where no user of this machine may mount anything. */
  private static MountSpace open(String mounting, String... arguments) throws IOException {
    List<String> said = new ArrayList<>();
    for (boolean isOfUser : new boolean[] {false, true}) {
      List<String> command = new ArrayList<>(List.of("unshare", "--mount"));
      if (isOfUser) {
        command.add("--map-root-user");
      }
      command.addAll(List.of("sh", "-c", "set -e; " + mounting + "; echo ready; exec cat", "sh"));
      command.addAll(List.of(arguments));
      Process keeper = new ProcessBuilder(command).redirectErrorStream(true).start();
      String line = keeper.inputReader().readLine();
      if ("ready".equals(line)) {
        return new MountSpace(keeper, isOfUser);
      }
      keeper.destroyForcibly();
      said.add(String.valueOf(line));
    }
    Assumptions.abort(
        "This machine lets nobody make a mount namespace, so there is no full or read-only disk to"
            + " try: "
            + said);
    throw new IllegalStateException("aborted");
  }
}
