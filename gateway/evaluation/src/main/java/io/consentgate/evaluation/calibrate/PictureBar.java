package io.consentgate.evaluation.calibrate;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Shows on the error stream how many pictures have been looked at. */
public final class PictureBar implements FeatureTable.Progress, AutoCloseable {

  private static final int UPDATE_MILLIS = 1000;

  private final ProgressBar bar;

  /**
   * Shows an empty bar.
   *
   * @param task what is being done
   * @param pictures how many there are
   */
  public PictureBar(String task, int pictures) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(pictures)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .build();
  }

  @Override
  public void looked(LabelledPicture picture, long nanos) {
    bar.step();
  }

  @Override
  public void close() {
    bar.close();
  }
}
