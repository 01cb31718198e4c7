package io.consentgate.evaluation.demo;

import java.util.List;
import java.util.Locale;

/** The steps of the demo, in the order in which they are played, with what each must show. */
public enum StepName {
  /** A code that was never issued. */
  NO_ENTITLEMENT_NO_DOOR("an unknown ticket opens nothing and starts no search for a face"),
  /** The way in without a face. */
  REFUSE_AND_ENTER_BY_PASS("the ticket alone opens the portal; no record and no search for a face"),
  /** Consent and enrolment at the kiosk. */
  CONSENT_AND_ENROL("one consent, one sealed reference, one pass"),
  /** Pass and face. */
  ENTER_BY_FACE("the pass and the face it belongs to open the portal"),
  /** Somebody else's pass. */
  STRANGER_WITH_STOLEN_PASS("another face with the same pass opens nothing"),
  /** Two people before the lens. */
  TWO_FACES_IN_VIEW("two faces in view open nothing"),
  /** A pass before the lens and nobody behind it. */
  NOBODY_IN_VIEW("a pass without a face opens nothing"),
  /** A ticket whose entries are used up. */
  SPENT_ENTITLEMENT("a ticket opens as often as it says and not once more"),
  /** A pass with one bit changed. */
  TAMPERED_PASS("a pass with a changed bit opens nothing and starts no search for a face"),
  /** A second enrolment on one consent. */
  CONSUMED_ENROLMENT_TICKET("one consent enrols once; a second try captures nothing"),
  /** An old answer of the authority. */
  REPLAYED_STATUS_LIST("an older status list closes the face lane; a newer one opens it again"),
  /** Withdrawal by pass. */
  WITHDRAW("withdrawing by pass leaves no reference and hands out a certificate"),
  /** A pass whose consent was withdrawn. */
  ENTER_AFTER_WITHDRAWAL("the pass opens nothing and starts no search; the ticket still opens"),
  /** Gateway's and authority's signatures. */
  ERASURE_CERTIFICATE_VERIFIES(
      "both signatures hold under the published keys, a changed one does not"),
  /** Row, key ring and pass from before are put back. */
  TEMPLATE_UNREADABLE_AFTER_ERASURE(
      "what was saved before the erasure opens nothing when put back"),
  /** Withdrawal without the authority. */
  WITHDRAW_WHILE_AUTHORITY_DOWN("withdrawal counts at once; the authority hears of it later"),
  /** A consent ends by itself. */
  EXPIRE("a consent that ends by itself is erased without anybody asking"),
  /** A pass whose consent ended. */
  ENTER_AFTER_EXPIRY("the pass opens nothing and starts no search for a face"),
  /** The authority is cut off for longer than its answer lasts. */
  STATUS_RUNS_OUT("the face lane closes when the status list ends; the ticket still opens"),
  /** The authority can be reached again. */
  AUTHORITY_BACK("the face lane opens again and what was queued arrives");

  private final String expected;

  StepName(String expected) {
    this.expected = expected;
  }

  /** Returns its place in the story, from 1. */
  public int number() {
    return List.of(values()).indexOf(this) + 1;
  }

  /** Returns its name in front of people and in JSON. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns what must be seen. */
  public String expected() {
    return expected;
  }
}
