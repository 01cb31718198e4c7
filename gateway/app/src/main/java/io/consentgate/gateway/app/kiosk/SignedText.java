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

  /** Returns the claims, one row a claim: {@code name}, {@code value}. */
  static List<Map<String, String>> rows(String compactJws) {
    List<Map<String, String>> rows = new ArrayList<>();
    collect("", ReadableJws.claims(compactJws), rows);
    return rows;
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

  private static void collect(String name, Object value, List<Map<String, String>> rows) {
    switch (value) {
      case Map<?, ?> map ->
          map.forEach(
              (key, inner) -> collect(name.isEmpty() ? "" + key : name + " · " + key, inner, rows));
      case List<?> list -> list.forEach(inner -> collect(name, inner, rows));
      default -> rows.add(Map.of("name", name, "value", value.toString()));
    }
  }
}
