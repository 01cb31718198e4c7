package io.consentgate.evaluation.crash;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.List;

/** The disk of {@code src/test/c/disklog.c}, which this process was started on. */
@SuppressWarnings("restricted")
final class DiskLog {

  private final MethodHandle begin;
  private final MethodHandle count;
  private final MethodHandle end;

  /**
   * Finds the library.
   *
   * @param library loaded into this process before everything else
   */
  DiskLog(Path library) {
    SymbolLookup symbols = SymbolLookup.libraryLookup(library, Arena.global());
    begin =
        handle(
            symbols,
            "disklog_begin",
            FunctionDescriptor.ofVoid(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
    count = handle(symbols, "disklog_count", FunctionDescriptor.of(ValueLayout.JAVA_LONG));
    end = handle(symbols, "disklog_end", FunctionDescriptor.of(ValueLayout.JAVA_LONG));
  }

  /** Something that the disk is looked at during. */
  interface Act {

    /** Does it. */
    void run() throws Exception;
  }

  /**
   * Notes every call that changes what lies below a folder while something is done.
   *
   * @param log where they are noted meanwhile, outside of the folder
   */
  List<DiskCall> during(Path folder, Path log, Act act) throws Exception {
    try (Arena arena = Arena.ofConfined()) {
      begin.invoke(
          arena.allocateFrom(folder.toAbsolutePath().toString()),
          arena.allocateFrom(log.toString()));
      act.run();
    } catch (Exception e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("the library cannot be called", e);
    } finally {
      call(end);
    }
    return DiskCall.read(log);
  }

  /** Returns how many calls were noted until now. */
  long count() {
    return call(count);
  }

  private static long call(MethodHandle handle) {
    try {
      return (long) handle.invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("the library cannot be called", e);
    }
  }

  private static MethodHandle handle(SymbolLookup symbols, String name, FunctionDescriptor form) {
    return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), form);
  }
}
