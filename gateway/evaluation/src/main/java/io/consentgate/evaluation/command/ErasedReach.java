package io.consentgate.evaluation.command;

import java.util.List;

/**
 * Who opens a reference after its erasure, by what the key ring is sealed under; {@code
 * threat-model.md} has the table, and {@code AttackersTest} plays it.
 */
final class ErasedReach {

  private static final String PASS = "with the visitor's pass: ";

  private ErasedReach() {}

  /**
   * Returns one line for each attacker.
   *
   * @param root the root's kind, as the public page names it
   */
  static List<String> lines(String root) {
    return List.of(
        "an erased reference, in the hands of somebody",
        PASS + copyWithSecret(root),
        PASS + copyAlone(root),
        PASS + "an old database put back here opens NOTHING",
        "without the pass: everything on the disk opens NOTHING");
  }

  private static String copyWithSecret(String root) {
    return "a copy of the whole disk made before, and the root's secret, "
        + (root.equals("TOKEN") ? "open NOTHING" : "OPEN it");
  }

  private static String copyAlone(String root) {
    String opens =
        switch (root) {
          case "FILE" -> "OPENS it: the root lies on the disk";
          case "PASSPHRASE" -> "opens NOTHING, if the passphrase cannot be guessed";
          default -> "opens NOTHING";
        };
    return "a copy of the whole disk made before, alone, " + opens;
  }
}
