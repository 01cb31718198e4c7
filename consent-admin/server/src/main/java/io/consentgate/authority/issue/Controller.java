package io.consentgate.authority.issue;

import java.util.Map;
import java.util.Optional;

/**
 * Who is answerable, as the notice says it. A field that was not configured has a true general
 * answer in each language; one that was configured as blank stays blank, and then nobody can
 * consent.
 *
 * @param name the PII controller
 * @param contact how to reach it
 * @param officer the data protection officer
 * @param regulator where to complain
 */
public record Controller(
    Optional<String> name,
    Optional<String> contact,
    Optional<String> officer,
    Optional<String> regulator) {

  /** Nothing configured: the first start asks nothing. */
  public static final Controller DEFAULT =
      new Controller(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Returns the values to fill into a notice, the given ones or else those of its language. */
  Map<String, String> values(Map<String, String> otherwise) {
    return Map.of(
        "controller", name.orElse(otherwise.getOrDefault("default.controller", "")).strip(),
        "contact", contact.orElse(otherwise.getOrDefault("default.contact", "")).strip(),
        "officer", officer.orElse(otherwise.getOrDefault("default.officer", "")).strip(),
        "regulator", regulator.orElse(otherwise.getOrDefault("default.regulator", "")).strip());
  }
}
