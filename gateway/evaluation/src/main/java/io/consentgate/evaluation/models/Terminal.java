package io.consentgate.evaluation.models;

import java.io.Console;
import java.util.Locale;
import java.util.Optional;

/** Whoever sits before this program, if anybody does. */
final class Terminal {

  private Terminal() {}

  /** Tells whether somebody does. */
  static boolean isThere() {
    return console().isPresent();
  }

  /** Asks a question that only a typed yes answers with yes; nobody there is a no. */
  static boolean isAnsweredYes(String question) {
    String answer = console().map(there -> there.readLine("%s", question)).orElse("");
    return answer != null
        && (answer.strip().toLowerCase(Locale.ROOT).equals("y")
            || answer.strip().toLowerCase(Locale.ROOT).equals("yes"));
  }

  private static Optional<Console> console() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }
}
