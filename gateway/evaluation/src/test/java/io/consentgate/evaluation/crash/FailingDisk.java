package io.consentgate.evaluation.crash;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** The disk of {@code src/test/c/diskfault.c}, which this process was started on. */
@SuppressWarnings("restricted")
final class FailingDisk {

  /** Calls that can fail, by the numbers that the library gives them. */
  enum Call {
    /** Writing bytes. */
    WRITE(0),
    /** Bringing them to the disk. */
    SYNC(1),
    /** Putting a file in its place. */
    RENAME(2);

    private final int number;

    Call(int number) {
      this.number = number;
    }
  }

  /** What a call fails with. */
  enum Errno {
    /** Input or output error. */
    EIO(5),
    /** No space left. */
    ENOSPC(28);

    private final int number;

    Errno(int number) {
      this.number = number;
    }
  }

  /**
   * One fault.
   *
   * @param call which kind of call
   * @param at the how many-th of them fails, from 1; 0 for none
   * @param error with what
   * @param fromThenOn whether all that follow fail as well
   */
  record Fault(Call call, long at, Errno error, boolean fromThenOn) {}

  private final MethodHandle begin;
  private final MethodHandle end;
  private final MethodHandle calls;
  private final MethodHandle faults;

  /**
   * Finds the library.
   *
   * @param library loaded into this process before everything else
   */
  FailingDisk(Path library) {
    SymbolLookup symbols = SymbolLookup.libraryLookup(library, Arena.global());
    begin =
        handle(
            symbols,
            "disk_begin",
            FunctionDescriptor.ofVoid(
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT));
    end = handle(symbols, "disk_end", FunctionDescriptor.ofVoid());
    calls =
        handle(
            symbols,
            "disk_calls",
            FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT));
    faults = handle(symbols, "disk_faults", FunctionDescriptor.of(ValueLayout.JAVA_LONG));
  }

  /** Begins to count calls below a folder, and lets one of them fail. */
  void begin(Path folder, Fault fault) {
    try (Arena arena = Arena.ofConfined()) {
      begin.invoke(
          arena.allocateFrom(folder.toAbsolutePath() + "/"),
          fault.call().number,
          fault.at(),
          fault.error().number,
          fault.fromThenOn() ? 1 : 0);
    } catch (Throwable e) {
      throw new IllegalStateException("the library cannot be called", e);
    }
  }

  /** Lets no call fail any more. */
  void end() {
    try {
      end.invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("the library cannot be called", e);
    }
  }

  /** Returns how many calls there were since {@link #begin}. */
  long calls(Call call) {
    try {
      return (long) calls.invoke(call.number);
    } catch (Throwable e) {
      throw new IllegalStateException("the library cannot be called", e);
    }
  }

  /** Returns how many calls failed since {@link #begin}. */
  long faults() {
    try {
      return (long) faults.invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("the library cannot be called", e);
    }
  }

  private static MethodHandle handle(SymbolLookup symbols, String name, FunctionDescriptor form) {
    return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), form);
  }
}
