package io.consentgate.contract.entitlement;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What a ticket shows: 128 random bits as 26 characters of Crockford's base 32. Whoever holds it
 * may enter; it says nothing about anybody.
 */
public final class EntitlementCode {

  /** Prefix of the text in a ticket's QR code. */
  public static final String PREFIX = "CGE1:";

  /** Characters of the code proper. */
  public static final int LENGTH = 26;

  private static final int BITS = 128;
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private final String text;

  private EntitlementCode(String text) {
    this.text = text;
  }

  /** Mints a code. */
  public static EntitlementCode random(SecureRandom random) {
    BigInteger value = new BigInteger(BITS, random);
    StringBuilder text = new StringBuilder(LENGTH);
    for (int i = LENGTH - 1; i >= 0; i--) {
      text.append(ALPHABET.charAt(value.shiftRight(5 * i).intValue() & 31));
    }
    return new EntitlementCode(text.toString());
  }

  /**
   * Reads what a person typed or a reader read: the prefix, spaces, hyphens and case do not matter;
   * I and L are read as 1, O as 0.
   *
   * @throws IllegalArgumentException if no code is left; the message does not repeat the input
   */
  public static EntitlementCode parse(String input) {
    String text = input.strip().toUpperCase(Locale.ROOT);
    if (text.startsWith(PREFIX)) {
      text = text.substring(PREFIX.length());
    }
    text =
        text.replace(" ", "")
            .replace("-", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    boolean wellFormed =
        text.length() == LENGTH
            && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
            && ALPHABET.indexOf(text.charAt(0)) < 8;
    if (!wellFormed) {
      throw new IllegalArgumentException("a ticket code has 26 letters and digits");
    }
    return new EntitlementCode(text);
  }

  /** Returns the name under which both programs know the entitlement. */
  public EntitlementId id() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
      return new EntitlementId(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Returns the text for a QR code in alphanumeric mode. */
  public String qrText() {
    return PREFIX + text;
  }

  /** Returns the code in groups of four and a last one of two, for print. */
  public String printed() {
    StringBuilder groups = new StringBuilder(LENGTH + 6);
    for (int i = 0; i < LENGTH; i += 4) {
      if (i > 0) {
        groups.append('-');
      }
      groups.append(text, i, Math.min(i + 4, LENGTH));
    }
    return groups.toString();
  }

  @Override
  public String toString() {
    return "EntitlementCode[redacted]";
  }
}
