package io.consentgate.gateway.app.portal;

import io.consentgate.gateway.access.PresentedCode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a code held up to a reader once: not again until it was out of view for {@link #ABSENCE},
 * another code came, or a kiosk began to ask. A ticket left lying in view burns one entry, not all.
 *
 * <p>Only frames that were looked at count as out of view, so that a camera that stutters does not
 * turn one presentation into two. Codes are remembered as salted digests.
 */
final class CodeDebounce {

  /** How long a code has to be out of view. */
  static final Duration ABSENCE = Duration.ofMillis(1500);

  private static final int SALT_SIZE_BYTES = 16;

  private final byte[] salt = new byte[SALT_SIZE_BYTES];
  private byte @Nullable [] last;
  private Optional<CodeTaker> lastTaker = Optional.empty();
  private long absentSince;
  private boolean absent;

  CodeDebounce(SecureRandom random) {
    random.nextBytes(salt);
  }

  /** Notes a frame without a code. */
  void nothing(long nanos) {
    if (!absent) {
      absent = true;
      absentSince = nanos;
    } else if (nanos - absentSince >= ABSENCE.toNanos()) {
      last = null;
    }
  }

  /**
   * Notes a code in view and tells whether it is taken.
   *
   * @param code what was read
   * @param taker who would get it
   * @param nanos the monotonic clock
   */
  boolean isNew(PresentedCode code, Optional<CodeTaker> taker, long nanos) {
    if (absent && nanos - absentSince >= ABSENCE.toNanos()) {
      last = null;
    }
    absent = false;
    boolean newTaker = taker.isPresent() && !taker.equals(lastTaker);
    lastTaker = taker;
    byte[] digest = digest(code);
    if (!newTaker && last != null && MessageDigest.isEqual(digest, last)) {
      return false;
    }
    last = digest;
    return true;
  }

  private byte[] digest(PresentedCode code) {
    MessageDigest sha256 = sha256();
    sha256.update(salt);
    return switch (code) {
      case PresentedCode.Ticket(var ticket) ->
          sha256.digest(ticket.id().hex().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      case PresentedCode.PassText pass -> pass.text().lend(sha256::digest);
      case PresentedCode.Foreign() -> sha256.digest();
    };
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
