package io.consentgate.evaluation.sabotage;

import io.consentgate.evaluation.demo.StepName;
import java.util.Locale;

/** One fault, and the step of the demo that must notice it. */
public enum Sabotage {
  /** Erasure certificates are signed with a key that nobody published. */
  WRONG_KEY(StepName.ERASURE_CERTIFICATE_VERIFIES),
  /** An erasure is recorded and certified, and neither key nor reference is touched. */
  NO_ERASURE(StepName.TEMPLATE_UNREADABLE_AFTER_ERASURE),
  /** Any ticket counts and never ends. */
  DOOR_ALWAYS_OPENS(StepName.NO_ENTITLEMENT_NO_DOOR),
  /**
   * The first status list is shown to the gateway again and again as if it were the present one.
   */
  STATUS_NEVER_REFRESHED(StepName.CONSENT_AND_ENROL),
  /** Whoever holds up a code is searched for a face, consent or not. */
  DETECTOR_BEFORE_CONSENT(StepName.NO_ENTITLEMENT_NO_DOOR),
  /** Every face is like enough. */
  THRESHOLD_ZERO(StepName.STRANGER_WITH_STOLEN_PASS);

  /** The system property that names the fault. */
  static final String PROPERTY = "consentgate.sabotage";

  private final StepName noticedBy;

  Sabotage(StepName noticedBy) {
    this.noticedBy = noticedBy;
  }

  /** Returns the step that must fail first. */
  public StepName noticedBy() {
    return noticedBy;
  }

  /** Returns its name on the command line. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the option of the virtual machine that makes it active. */
  public String flag() {
    return "-D" + PROPERTY + "=" + text();
  }
}
