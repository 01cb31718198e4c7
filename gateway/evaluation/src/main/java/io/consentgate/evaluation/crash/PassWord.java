package io.consentgate.evaluation.crash;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.consentgate.gateway.secret.SecretBytes;

/**
 * The text of a pass, which may hold spaces, as one word of a line. Nobody real has such a pass.
 */
final class PassWord {

  private PassWord() {}

  /** Returns the word for a pass. */
  static String of(SecretBytes pass) {
    return pass.lend(bytes -> new String(bytes, US_ASCII)).replace(' ', '_');
  }

  /** Returns the text of the pass, which the caller closes. */
  static SecretBytes secret(String word) {
    return SecretBytes.take(word.replace('_', ' ').getBytes(US_ASCII));
  }
}
