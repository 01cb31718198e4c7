package io.consentgate.evaluation.programs;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Lets through only those lines of a program's output that somebody should look at. */
public final class Problems implements Consumer<String> {

  private static final Pattern LEVEL = Pattern.compile("\\b(WARN|ERROR)\\b");

  private final Consumer<String> reader;

  /**
   * Puts the filter before a reader.
   *
   * @param reader gets the problems
   */
  public Problems(Consumer<String> reader) {
    this.reader = reader;
  }

  @Override
  public void accept(String line) {
    if (LEVEL.matcher(line).find()) {
      reader.accept(line);
    }
  }
}
