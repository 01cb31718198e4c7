package io.consentgate.gateway.store.keyring;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a PKCS #11 token is: {@code pkcs11:slot-id=N?module-path=LIBRARY&pin-source=FILE} (RFC
 * 7512, those three attributes).
 *
 * @param slotId number of the slot, as the module counts
 * @param module the module's library
 * @param pinFile file with the user's PIN on its first line
 */
record TokenAddress(long slotId, Path module, Path pinFile) {

  private static final String FORM =
      "a root in a token is pkcs11:slot-id=NUMBER?module-path=LIBRARY&pin-source=FILE";

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException if it is none
   */
  static TokenAddress parse(String text) {
    Map<String, String> parts = new HashMap<>();
    for (String part : text.substring(text.indexOf(':') + 1).split("[;?&]", -1)) {
      int at = part.indexOf('=');
      String value = at < 0 ? "" : part.substring(at + 1);
      if (at < 1 || parts.put(part.substring(0, at), decoded(value)) != null) {
        throw new IllegalArgumentException(FORM);
      }
    }
    String slot = parts.getOrDefault("slot-id", "");
    String module = parts.getOrDefault("module-path", "");
    String pin = parts.getOrDefault("pin-source", "");
    if (parts.size() != 3 || !slot.matches("[0-9]{1,18}") || module.isEmpty() || pin.isEmpty()) {
      throw new IllegalArgumentException(FORM);
    }
    String file = pin.startsWith("file:") ? pin.substring("file:".length()) : pin;
    return new TokenAddress(Long.parseLong(slot), Path.of(module), Path.of(file));
  }

  @Override
  public String toString() {
    return "pkcs11:slot-id=%d?module-path=%s&pin-source=file:%s"
        .formatted(slotId, encoded(module), encoded(pinFile));
  }

  private static String decoded(String text) {
    // A plus stands for itself in RFC 7512.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String encoded(Path path) {
    return path.toString()
        .replace("%", "%25")
        .replace("&", "%26")
        .replace(";", "%3B")
        .replace("?", "%3F");
  }
}
