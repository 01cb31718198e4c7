package io.consentgate.evaluation.calibrate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The half of a data set that a person belongs to, for ever. */
public enum Half {
  /** Thresholds are chosen on it. */
  CALIBRATION,
  /** Figures are read on it. */
  TEST;

  private static final int FIRST_BIT = 0x80;

  /** Returns a person's half: the first bit of the SHA-256 of the name; 0 is calibration. */
  public static Half of(String person) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(person.getBytes(StandardCharsets.UTF_8));
      return (digest[0] & FIRST_BIT) == 0 ? CALIBRATION : TEST;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
