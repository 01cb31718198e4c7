package io.consentgate.evaluation.residue;

import io.consentgate.gateway.store.keyring.RingResidue;
import java.util.ArrayList;
import java.util.List;

/** Grades what the key ring and the database have of a grant that has ended. */
public final class RingFindings {

  private static final String RING = "key ring";

  private RingFindings() {}

  /** Grades a look at the key ring's files. */
  public static List<Finding> of(RingResidue ring) {
    List<Finding> findings = new ArrayList<>();
    if (!ring.readable()) {
      findings.add(
          new Finding(
              Grade.NOT_LOOKED,
              RING,
              "it cannot be read; name the root that the gateway is started with (--root)"));
      return findings;
    }
    if (ring.halfHeld()) {
      findings.add(
          new Finding(
              Grade.FOUND,
              RING,
              "it has the grant's key half; start the gateway, whose sweep destroys it"));
    }
    if (ring.otherSlots() || ring.formerShard() || ring.temporaryFiles()) {
      findings.add(
          new Finding(
              Grade.FOUND,
              RING,
              "files of a former state lie there; start the gateway, which removes them"));
    }
    if (ring.setAside()) {
      findings.add(
          new Finding(
              Grade.FOUND,
              RING,
              "a ring that was set aside may have the key half; delete keyring/lost.*"));
    }
    if (findings.isEmpty()) {
      findings.add(new Finding(Grade.CLEAN, RING, "no key half, and no file of a former state"));
    }
    return findings;
  }

  /** Says that nobody could look into the key ring, and why. */
  public static Finding shut(String why) {
    return new Finding(Grade.NOT_LOOKED, RING, "it cannot be opened: " + why);
  }

  /** Grades whether the database has the sealed row. */
  public static Finding ofRow(KnownGrant grant) {
    return grant.row().isPresent()
        ? new Finding(
            Grade.FOUND,
            "database",
            "the sealed row is there; start the gateway, whose sweep deletes it")
        : new Finding(Grade.CLEAN, "database", "no sealed row of the grant");
  }
}
