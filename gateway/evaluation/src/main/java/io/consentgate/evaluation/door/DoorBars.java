package io.consentgate.evaluation.door;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** Shows a bar for each part of a trial, on the error stream. */
final class DoorBars implements DoorAudience, AutoCloseable {

  private static final int UPDATE_MILLIS = 1000;

  private final String set;
  private @Nullable ProgressBar bar;

  /**
   * Prepares.
   *
   * @param set name of the model set, for the bars
   */
  DoorBars(String set) {
    this.set = set;
  }

  @Override
  public synchronized void begins(String part, int visits) {
    close();
    bar =
        new ProgressBarBuilder()
            .setTaskName(set + ", " + part)
            .setInitialMax(visits)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .build();
  }

  @Override
  public synchronized void visited() {
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
