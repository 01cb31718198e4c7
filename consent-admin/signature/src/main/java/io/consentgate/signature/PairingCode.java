package io.consentgate.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a person carries from the authority's screen to a gateway on another machine: 80 random
 * bits, for one use. Each side shows with a MAC over its public key that it knows the code; the
 * roles are part of the MAC, so that an offer cannot be sent back as an answer.
 */
public final class PairingCode {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 16;
  private static final Pattern FORM = Pattern.compile("[0-9A-HJKMNP-TV-Z]{16}");

  /** Who speaks. */
  public enum Role {
    /** The gateway offers its key. */
    GATEWAY,
    /** The authority answers with its own. */
    AUTHORITY
  }

  private final String text;

  private PairingCode(String text) {
    this.text = text;
  }

  /** Mints a code. */
  public static PairingCode random(SecureRandom random) {
    StringBuilder text = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new PairingCode(text.toString());
  }

  /**
   * Reads what a person typed; case, spaces and hyphens do not matter.
   *
   * @throws IllegalArgumentException if it is no code; the message does not repeat the input
   */
  public static PairingCode parse(String input) {
    String text =
        input
            .strip()
            .toUpperCase(Locale.ROOT)
            .replace("-", "")
            .replace(" ", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("a pairing code has 16 letters and digits");
    }
    return new PairingCode(text);
  }

  /** Returns the code in groups of four, for a screen. */
  public String printed() {
    return String.join(
        "-", text.substring(0, 4), text.substring(4, 8), text.substring(8, 12), text.substring(12));
  }

  /**
   * Returns the MAC that goes with a key.
   *
   * @param role who speaks
   * @param gatewayId the gateway that is being paired
   * @param key the speaker's public key
   */
  public String mac(Role role, String gatewayId, VerificationKey key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(text.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
      String said =
          "consent-gate-pairing-1\n" + role + "\n" + gatewayId + "\n" + key.thumbprint() + "\n";
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(said.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }

  /** Tells, in constant time, whether a MAC is the one that goes with a key. */
  public boolean accepts(String mac, Role role, String gatewayId, VerificationKey key) {
    return MessageDigest.isEqual(
        mac.getBytes(StandardCharsets.UTF_8),
        mac(role, gatewayId, key).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "PairingCode[redacted]";
  }
}
