package io.consentgate.gateway.secret;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The memory of this process, as far as its secrets go. */
public final class ProcessMemory {

  private static final boolean LINUX = System.getProperty("os.name").equals("Linux");

  private static final SecretMemory SECRETS =
      new SecretMemory(LINUX ? new LinuxPages() : new PlainPages());

  private ProcessMemory() {}

  /** Returns how much of the memory for secrets is locked in RAM. */
  public static MemoryLock lock() {
    return SECRETS.lock();
  }

  /**
   * Closes the process to debuggers of the same user, and lets the system write no core dump of it.
   *
   * @return whether that could be done here
   */
  public static boolean hide() {
    return LINUX && LinuxPages.hideProcess();
  }

  /**
   * Has native memory of more than about a kilobyte overwritten whenever anybody gives it back,
   * native libraries included; source: mallopt(3), {@code M_PERTURB}.
   *
   * @return whether that could be done here
   */
  public static boolean overwriteFreed() {
    return LINUX && LinuxPages.overwriteFreed();
  }

  static MemorySegment allocate(int sizeBytes) {
    return SECRETS.allocate(sizeBytes);
  }

  /** Where nothing can be locked. */
  private static final class PlainPages implements Pages {

    @Override
    public MemorySegment map(long sizeBytes) {
      return Arena.global().allocate(sizeBytes);
    }

    @Override
    public boolean lock(MemorySegment memory) {
      return false;
    }

    @Override
    public void unmap(MemorySegment memory) {
      // The global arena keeps it, zeroed.
    }
  }
}
