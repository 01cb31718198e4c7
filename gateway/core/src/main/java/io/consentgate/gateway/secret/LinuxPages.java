package io.consentgate.gateway.secret;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Pages through Linux's own calls. */
@SuppressWarnings("restricted") // the foreign-function interface is what this is about
final class LinuxPages implements Pages {

  private static final long PAGE_BYTES = 4096;
  private static final int READ_AND_WRITE = 1 | 2;
  private static final int PRIVATE_AND_OF_NO_FILE = 0x02 | 0x20;
  private static final int NOT_INTO_CHILDREN = 10;
  private static final int NOT_INTO_DUMPS = 16;
  private static final int GET_DUMPABLE = 3;
  private static final int SET_DUMPABLE = 4;
  private static final int PERTURB = -6;
  private static final int FILLING = 0xa5;

  private static final Linker LINKER = Linker.nativeLinker();

  private final MethodHandle mmap =
      call("mmap", ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG);
  private final MethodHandle munmap = call("munmap", JAVA_INT, ADDRESS, JAVA_LONG);
  private final MethodHandle mlock = call("mlock", JAVA_INT, ADDRESS, JAVA_LONG);
  private final MethodHandle madvise = call("madvise", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);

  @Override
  public MemorySegment map(long sizeBytes) {
    long whole = (sizeBytes + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES;
    try {
      MemorySegment at =
          (MemorySegment)
              mmap.invokeExact(
                  MemorySegment.NULL, whole, READ_AND_WRITE, PRIVATE_AND_OF_NO_FILE, -1, 0L);
      if (at.address() == -1) {
        throw new OutOfMemoryError("no pages for secrets");
      }
      return at.reinterpret(whole);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  @Override
  public boolean lock(MemorySegment memory) {
    long size = memory.byteSize();
    try {
      int refused = (int) madvise.invokeExact(memory, size, NOT_INTO_DUMPS);
      refused |= (int) madvise.invokeExact(memory, size, NOT_INTO_CHILDREN);
      refused |= (int) mlock.invokeExact(memory, size);
      return refused == 0;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  @Override
  public void unmap(MemorySegment memory) {
    try {
      int failed = (int) munmap.invokeExact(memory, memory.byteSize());
      if (failed != 0) {
        throw new IllegalStateException("pages cannot be given back");
      }
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * Tells the system to make no core dump of this process and to let nobody look in.
   *
   * @return whether the system says that it is so
   */
  static boolean hideProcess() {
    MethodHandle prctl =
        LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("prctl"),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
            Linker.Option.firstVariadicArg(1));
    try {
      int refused = (int) prctl.invokeExact(SET_DUMPABLE, 0L, 0L, 0L, 0L);
      int dumpable = (int) prctl.invokeExact(GET_DUMPABLE, 0L, 0L, 0L, 0L);
      return refused == 0 && dumpable == 0;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * Tells the C library to overwrite memory that is given back to it, and what it hands out.
   *
   * @return whether it says that it does; a library without that call does not
   */
  static boolean overwriteFreed() {
    return LINKER
        .defaultLookup()
        .find("mallopt")
        .map(at -> LINKER.downcallHandle(at, FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT)))
        .filter(LinuxPages::isFillingFreed)
        .isPresent();
  }

  private static boolean isFillingFreed(MethodHandle mallopt) {
    try {
      return (int) mallopt.invokeExact(PERTURB, FILLING) == 1;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static MethodHandle call(String name, MemoryLayout result, MemoryLayout... arguments) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, arguments));
  }

  private static RuntimeException unexpected(Throwable e) {
    return switch (e) {
      case Error error -> throw error;
      case RuntimeException exception -> exception;
      default -> new IllegalStateException(e);
    };
  }
}
