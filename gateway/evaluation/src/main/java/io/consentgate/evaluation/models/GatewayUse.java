package io.consentgate.evaluation.models;

import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.evaluation.residue.GatewayProcess;
import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.models.LastModelSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which set the gateway of a data folder uses.
 *
 * @param set its id, empty if no gateway was started there yet
 * @param isRunning whether that gateway runs
 */
record GatewayUse(Optional<String> set, boolean isRunning) {

  /**
   * Looks.
   *
   * @param gateway the gateway's data folder; it need not be there
   */
  static GatewayUse of(Path gateway) throws ProgramException {
    try {
      Optional<String> set = LastModelSet.read(gateway);
      return new GatewayUse(set, set.isPresent() && isHeld(gateway));
    } catch (IOException e) {
      throw new ProgramException(
          "The gateway's data folder %s cannot be read. Run this as the user that the gateway runs as."
              .formatted(gateway),
          e);
    }
  }

  /** Where nobody can tell, it is taken to run. */
  private static boolean isHeld(Path gateway) {
    try {
      return !(GatewayProcess.of(gateway) instanceof GatewayProcess.None);
    } catch (StoreUnavailableException _) {
      return true;
    }
  }

  /** Tells whether the gateway uses a set, or did when it last ran. */
  boolean isOf(String id) {
    return set.filter(id::equals).isPresent();
  }

  /** Says it for people; empty where the set is not used. */
  String words(String id) {
    if (!isOf(id)) {
      return "";
    }
    return isRunning ? ", in use" : ", in use when the gateway last ran";
  }
}
