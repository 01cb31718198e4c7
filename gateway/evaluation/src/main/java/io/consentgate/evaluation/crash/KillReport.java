package io.consentgate.evaluation.crash;

import io.consentgate.evaluation.crash.Outside.Doing;
import io.consentgate.evaluation.programs.FolderTree;
import io.consentgate.gateway.store.keyring.RootKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * Shows kills as they come, and what was seen of them at the end, also where Ctrl-C is the end.
 * Then whatever was started for them is ended, and their folder deleted.
 */
final class KillReport implements Consumer<Kill>, AutoCloseable {

  private static final int MOST_FAULTS = 20;

  private final Path work;
  private final ProgressBar bar;
  private final KillCount count;
  private final Consumer<Kill> noted;
  private final Thread interruption = new Thread(this::interrupted, "report");
  private Runnable ending = () -> {};
  private boolean over;
  private boolean interrupted;
  private boolean barClosed;

  /**
   * Begins.
   *
   * @param kills how many there will be
   * @param count what was counted before, and counts on
   * @param noted is told of each that counts
   * @param work their folder
   */
  KillReport(int kills, KillCount count, Consumer<Kill> noted, Path work) {
    this.work = work;
    this.count = count;
    this.noted = noted;
    bar = new ProgressBarBuilder().setTaskName("kills").setInitialMax(kills).build();
    Runtime.getRuntime().addShutdownHook(interruption);
  }

  /** Says how to end what is started for the kills. */
  synchronized void endsWith(Runnable end) {
    ending = end;
  }

  @Override
  public synchronized void accept(Kill kill) {
    if (!over) {
      count.add(kill);
      noted.accept(kill);
      bar.step();
      kill.faults().forEach(System.err::println);
    }
  }

  /** Tells whether the end came early, and what was seen has been printed. */
  synchronized boolean isInterrupted() {
    return interrupted;
  }

  /** Says what the kills fell into, and what was found. */
  static void print(KillCount.Result result) {
    System.out.printf(
        Locale.ROOT,
        "%d kills in %.0f s; %d times a reference was opened with its pass afterwards%n",
        result.count(),
        result.seconds(),
        result.references());
    for (Doing doing : Doing.values()) {
      System.out.printf(
          Locale.ROOT,
          "  %-10s%6d  %4.1f %%%n",
          doing.name().toLowerCase(Locale.ROOT),
          result.during(doing),
          100.0 * result.during(doing) / Math.max(1, result.count()));
    }
    for (RootKind root : RootKind.values()) {
      if (result.under(root) > 0) {
        System.out.printf(
            Locale.ROOT,
            "  root %-10s%6d, %d in an erasure, %d while opening%n",
            root.name().toLowerCase(Locale.ROOT),
            result.under(root),
            result.under(root, Doing.ERASURE),
            result.under(root, Doing.OPENING));
      }
    }
    System.out.printf("%d faults%n", result.faults().size());
    result.faults().stream().distinct().limit(MOST_FAULTS).forEach(System.out::println);
  }

  @Override
  public void close() throws IOException {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      closeBar();
    }
    Runtime.getRuntime().removeShutdownHook(interruption);
    end();
  }

  /** Counts nothing more: what Ctrl-C ends besides this is no finding. */
  private void interrupted() {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      interrupted = true;
      closeBar();
      System.out.println("Interrupted. So far:");
      print(count.result());
    }
    try {
      end();
    } catch (IOException e) {
      System.err.println(work + " could not be deleted: " + e.getMessage());
    }
  }

  private void closeBar() {
    if (!barClosed) {
      barClosed = true;
      bar.close();
    }
  }

  private void end() throws IOException {
    ending.run();
    FolderTree.delete(work);
  }
}
