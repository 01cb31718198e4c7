package io.consentgate.evaluation.models;

import java.util.Locale;

/** Sizes for people. */
final class Megabytes {

  private static final double MEGABYTE = 1e6;

  private Megabytes() {}

  /** Returns a number of bytes as megabytes of 1,000,000 bytes, with one digit after the point. */
  static String of(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
  }
}
