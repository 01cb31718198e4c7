package io.consentgate.evaluation.crash;

import io.consentgate.evaluation.crash.Outside.Doing;
import io.consentgate.gateway.store.keyring.RootKind;
import java.util.List;

/**
 * What a kill fell into, and what was found.
 *
 * @param doing what the process was doing
 * @param root what the key ring lay under
 * @param opened how many references opened with their passes afterwards
 * @param faults what must not be, one line each
 */
record Kill(Doing doing, RootKind root, int opened, List<String> faults) {

  /** Copies the faults. */
  Kill {
    faults = List.copyOf(faults);
  }
}
