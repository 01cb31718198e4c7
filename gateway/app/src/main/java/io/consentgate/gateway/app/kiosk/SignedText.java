package io.consentgate.gateway.app.kiosk;

import io.consentgate.signature.ReadableJws;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Shows what a signed text says; whose it is was verified, or made, before. */
final class SignedText {

  private SignedText() {}

  /** Returns the claims as JSON. */
  static String json(String compactJws) {
    return ReadableJws.json(compactJws);
  }

  /** Returns how far an erasure certificate says that it reaches, in a stable word. */
  static String reach(String compactJws) {
    return String.valueOf(ReadableJws.claims(compactJws).get("reach"));
  }

  /** Returns why an erasure certificate says that it was erased, in a stable word. */
  static String cause(String compactJws) {
    return String.valueOf(ReadableJws.claims(compactJws).get("cause"));
  }

  /** Returns the names of the checks that an erasure certificate lists. */
  static List<String> checks(String compactJws) {
    List<String> names = new ArrayList<>();
    if (ReadableJws.claims(compactJws).get("findings") instanceof List<?> findings) {
      for (Object finding : findings) {
        if (finding instanceof Map<?, ?> map) {
          names.add(String.valueOf(map.get("check")));
        }
      }
    }
    return names;
  }
}
