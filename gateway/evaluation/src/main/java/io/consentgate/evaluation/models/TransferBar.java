package io.consentgate.evaluation.models;

import io.consentgate.models.ModelFile;
import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** Says when a file begins, and shows megabytes and rate as a bar where there is a terminal. */
final class TransferBar implements TransferAudience {

  private static final int MEGABYTE = 1_000_000;
  private static final int UPDATE_MILLIS = 200;

  private final PrintWriter err;
  private @Nullable ProgressBar bar;

  /** Shows on the error stream. */
  TransferBar(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void begins(ModelFile file, long haveBytes) {
    err.println(
        "%s: %s%s"
            .formatted(
                file.file(),
                Megabytes.of(file.sizeBytes()),
                haveBytes > 0 ? ", of which " + Megabytes.of(haveBytes) + " are here" : ""));
    err.flush();
    if (!Terminal.isThere()) {
      return;
    }
    DecimalFormat rate = new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    bar =
        new ProgressBarBuilder()
            .setTaskName(file.role().name().toLowerCase(Locale.ROOT))
            .setInitialMax(file.sizeBytes())
            .setUnit(" MB", MEGABYTE)
            .showSpeed(rate)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .startsFrom(haveBytes, Duration.ZERO)
            .build();
  }

  @Override
  public void came(long bytes) {
    if (bar != null) {
      bar.stepBy(bytes);
    }
  }

  @Override
  public void ends() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
