package io.consentgate.signature;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Typed, strict reading of a verified JSON object; a claim that is missing or off is refused. */
final class Claims {
  private static final long LAST_SECOND = 253_402_300_799L;
  private static final int MAX_TEXT = 1_024 * 1_024;

  private final Map<String, Object> values;

  Claims(Map<String, Object> values) {
    this.values = values;
  }

  /** Tells whether a claim that may be left out is there, whatever it is. */
  boolean has(String name) {
    return values.containsKey(name);
  }

  String text(String name) throws InvalidJwsException {
    return switch (values.get(name)) {
      case String text when text.length() <= MAX_TEXT -> text;
      case null, default -> throw off(name, "a text");
    };
  }

  /** Reads a text and checks that it is the one expected. */
  void expect(String name, String expected) throws InvalidJwsException {
    if (!text(name).equals(expected)) {
      throw off(name, "the expected one");
    }
  }

  long number(String name) throws InvalidJwsException {
    return switch (values.get(name)) {
      case Long number -> number;
      case Integer number -> number;
      case null, default -> throw off(name, "a whole number");
    };
  }

  int integer(String name) throws InvalidJwsException {
    long number = number(name);
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw off(name, "a whole number of 0 or more");
    }
    return (int) number;
  }

  Instant instant(String name) throws InvalidJwsException {
    long seconds = number(name);
    if (seconds < 0 || seconds > LAST_SECOND) {
      throw off(name, "seconds since 1970");
    }
    return Instant.ofEpochSecond(seconds);
  }

  boolean flag(String name) throws InvalidJwsException {
    return switch (values.get(name)) {
      case Boolean flag -> flag;
      case null, default -> throw off(name, "true or false");
    };
  }

  Claims object(String name) throws InvalidJwsException {
    return switch (values.get(name)) {
      case Map<?, ?> map -> new Claims(checked(map, name));
      case null, default -> throw off(name, "an object");
    };
  }

  List<Claims> objects(String name) throws InvalidJwsException {
    if (!(values.get(name) instanceof List<?> list)) {
      throw off(name, "a list of objects");
    }
    List<Claims> objects = new ArrayList<>(list.size());
    for (Object element : list) {
      if (!(element instanceof Map<?, ?> map)) {
        throw off(name, "a list of objects");
      }
      objects.add(new Claims(checked(map, name)));
    }
    return objects;
  }

  private static Map<String, Object> checked(Map<?, ?> map, String name)
      throws InvalidJwsException {
    Map<String, Object> checked = new java.util.HashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String key) || entry.getValue() == null) {
        throw off(name, "an object without nulls");
      }
      checked.put(key, entry.getValue());
    }
    return checked;
  }

  private static InvalidJwsException off(String name, String wanted) {
    return new InvalidJwsException("claim " + name + " is not " + wanted);
  }
}
