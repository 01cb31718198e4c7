package io.consentgate.gateway.store.keyring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file descriptor that whoever started this program opened for it. */
final class GivenDescriptor {

  private static final Path OPEN = Path.of("/proc/self/fd");

  /** Where this program's own output goes. */
  private static final List<String> OUTPUT = List.of("1", "2");

  /** What the Java machine keeps open for itself: anybody may read that, so it is no secret. */
  private static final List<String> OWN_ENDINGS = List.of(".jar", ".jsa", ".aot");

  private GivenDescriptor() {}

  /**
   * Returns what to open to read from it.
   *
   * @param number the descriptor's number, decimal
   * @throws IllegalArgumentException if this program was given no such descriptor
   */
  static String of(String number) {
    if (!number.matches("0|[1-9][0-9]{0,5}")) {
      throw new IllegalArgumentException("a root fd: needs the number of an open descriptor");
    }
    if (OUTPUT.contains(number) || !isOpen(OPEN.resolve(number))) {
      throw new IllegalArgumentException(
          "a root fd:%1$s needs descriptor %1$s to be open from the start, for example with %1$s< FILE after the command"
              .formatted(number));
    }
    return "/dev/fd/" + number;
  }

  private static boolean isOpen(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      Path java = Path.of(System.getProperty("java.home")).toRealPath();
      return !Path.of(target).startsWith(java) && OWN_ENDINGS.stream().noneMatch(target::endsWith);
    } catch (IOException _) {
      return false;
    }
  }
}
