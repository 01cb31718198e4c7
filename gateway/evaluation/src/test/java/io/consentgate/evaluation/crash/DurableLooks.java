package io.consentgate.evaluation.crash;

import io.consentgate.gateway.store.backup.BackupException;
import io.consentgate.signature.IdentityFile;
import io.consentgate.signature.KeyFileException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds what is left in a root against what people were told, at the next start and after it.
 *
 * @param acts what was done there
 */
record DurableLooks(DurableActs acts) {

  /** Looks at the data folder as it is, and once more after what was begun is finished. */
  List<String> asItIs(Path root, List<String> told) {
    Outside outside = acts.outside(told);
    CrashCheck check = new CrashCheck(outside);
    List<String> faults = new ArrayList<>(check.faults(DurableActs.data(root), acts.keys()));
    if (check.owesErasures()) {
      faults.addAll(finished(root, told));
    }
    return faults;
  }

  /** Looks, and sees that passes can still be told from others. */
  List<String> afterFirstDay(Path root, List<String> told) throws KeyFileException {
    List<String> faults = new ArrayList<>(asItIs(root, told));
    boolean isAnybodyEnrolled = told.stream().anyMatch(line -> line.startsWith("done enrol"));
    KeyPair found = IdentityFile.openOrMint(DurableActs.data(root), new SecureRandom()).keyPair();
    if (isAnybodyEnrolled && !found.getPublic().equals(acts.keys().identity().getPublic())) {
      faults.add("the key that signs passes lost");
    }
    return faults;
  }

  /** Goes on with what was begun, as every start does, and looks then. */
  List<String> finished(Path root, List<String> told) {
    Outside outside = acts.outside(told);
    SteppedClock clock = new SteppedClock(outside.now());
    Path data = DurableActs.data(root);
    try (CrashDoor door = new CrashDoor(data, acts.keys(), clock, Disorder.NONE)) {
      door.sweep();
    }
    outside.hear("done sweep " + outside.now());
    CrashCheck check = new CrashCheck(outside);
    List<String> faults = new ArrayList<>(check.faults(data, acts.keys()));
    if (check.owesErasures()) {
      faults.add("an erasure that is never finished");
    }
    return faults;
  }

  /** Looks, ends the service once more, and sees that nobody's reference is left. */
  List<String> afterEndOfService(Path root, List<String> told) {
    List<String> faults = new ArrayList<>(asItIs(root, told));
    List<String> all = new ArrayList<>(told);
    acts.endService(root, told, all::add);
    faults.addAll(asItIs(root, all));
    return faults;
  }

  /** Looks at the data folder; a backup that was said to be made, or seems to be, is restored. */
  List<String> afterBackup(Path root, List<String> told) {
    List<String> faults = new ArrayList<>(asItIs(root, told));
    try {
      acts.restore(root, told, _ -> {});
      faults.addAll(asItIs(root, told));
    } catch (BackupException e) {
      if (told.contains(DurableActs.BACKED_UP)) {
        faults.add("a backup lost: " + e.getMessage());
      }
    }
    return faults;
  }

  /** Looks, restores once more and looks again. */
  List<String> afterRestore(Path root, List<String> told) throws BackupException {
    List<String> faults = new ArrayList<>(asItIs(root, told));
    faults.addAll(restoredAgain(root, told));
    return faults;
  }

  /** Restores once more and looks then. */
  List<String> restoredAgain(Path root, List<String> told) throws BackupException {
    acts.restore(root, told, _ -> {});
    return finished(root, told);
  }
}
