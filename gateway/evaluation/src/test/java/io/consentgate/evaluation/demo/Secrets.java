package io.consentgate.evaluation.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What must stand in no output of either program, in every form in which it could. */
final class Secrets {

  /** A word this short could stand anywhere by chance. */
  private static final int SHORTEST = 8;

  /** What a program prints of numbers and names has no such run; bytes printed in any way have. */
  private static final Pattern BYTES =
      Pattern.compile("[0-9a-fA-F]{32,}|[A-Za-z0-9+_=]{44,}|(?:-?\\d{1,3}, ){15}");

  private final Map<String, List<String>> forms = new LinkedHashMap<>();

  /** Adds a text, as it is and as somebody would type it. */
  Secrets text(String what, String text) {
    return add(what, List.of(text, text.replaceAll("[^A-Za-z0-9]", "")));
  }

  /** Adds bytes: hexadecimal, base64 in both alphabets, and as Java prints an array. */
  Secrets bytes(String what, byte[] bytes) {
    String listed = Arrays.toString(Arrays.copyOf(bytes, Math.min(bytes.length, SHORTEST)));
    return add(
        what,
        List.of(
            HexFormat.of().formatHex(bytes),
            Base64.getEncoder().withoutPadding().encodeToString(bytes),
            Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
            listed.substring(1, listed.length() - 1),
            new String(bytes, US_ASCII)));
  }

  /** Returns what of all this stands in a text, by name; never the secret itself. */
  List<String> in(String output) {
    String whole = output.toLowerCase(Locale.ROOT);
    List<String> found = new ArrayList<>();
    forms.forEach(
        (what, texts) -> {
          if (texts.stream().anyMatch(whole::contains)) {
            found.add(what);
          }
        });
    if (BYTES.matcher(output).find()) {
      found.add("bytes of something");
    }
    return found;
  }

  /** Returns the names of all secrets. */
  List<String> names() {
    return List.copyOf(forms.keySet());
  }

  /** Returns one form of a secret, to plant it. */
  String form(String what, int index) {
    return forms.getOrDefault(what, List.of()).get(index);
  }

  /** Returns how many forms a secret has. */
  int forms(String what) {
    return forms.getOrDefault(what, List.of()).size();
  }

  private Secrets add(String what, List<String> texts) {
    List<String> usable =
        texts.stream()
            .filter(text -> text.getBytes(UTF_8).length >= SHORTEST)
            .map(text -> text.toLowerCase(Locale.ROOT))
            .distinct()
            .toList();
    if (usable.isEmpty()) {
      throw new IllegalArgumentException("there is no " + what);
    }
    forms.put(what, usable);
    return this;
  }
}
