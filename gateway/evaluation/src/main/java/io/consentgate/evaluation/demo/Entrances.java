package io.consentgate.evaluation.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.consentgate.contract.receipt.ConsentReceipt;
import io.consentgate.signature.Parties;
import io.consentgate.signature.ReceiptVerifier;
import java.util.Map;

/** The first half of the story: coming in, and not coming in. */
final class Entrances {

  private static final String SEALED = "SEALED";

  private final Stage stage;
  private final Players cast;

  /**
   * Sets the scene.
   *
   * @param stage the programs and what stands around them
   * @param cast who plays
   */
  Entrances(Stage stage, Players cast) {
    this.stage = stage;
    this.cast = cast;
  }

  /** Hands over the steps. */
  void addTo(Map<StepName, Step> steps) {
    steps.put(StepName.NO_ENTITLEMENT_NO_DOOR, this::noEntitlementNoDoor);
    steps.put(StepName.REFUSE_AND_ENTER_BY_PASS, this::refuseAndEnterByPass);
    steps.put(StepName.CONSENT_AND_ENROL, this::consentAndEnrol);
    steps.put(StepName.ENTER_BY_FACE, this::enterByFace);
    steps.put(StepName.STRANGER_WITH_STOLEN_PASS, this::strangerWithStolenPass);
    steps.put(StepName.TWO_FACES_IN_VIEW, this::twoFacesInView);
    steps.put(StepName.NOBODY_IN_VIEW, this::nobodyInView);
    steps.put(StepName.SPENT_ENTITLEMENT, this::spentEntitlement);
    steps.put(StepName.TAMPERED_PASS, this::tamperedPass);
    steps.put(StepName.CONSUMED_ENROLMENT_TICKET, this::consumedEnrolmentTicket);
  }

  private void noEntitlementNoDoor(Facts facts) throws Exception {
    stage
        .present(facts, HeldCode.ticketNobodyIssued(), cast.ada().seed())
        .staysShut("ENTITLEMENT_UNKNOWN")
        .withoutSearch();
  }

  private void refuseAndEnterByPass(Facts facts) throws Exception {
    Counters counters = Counters.start(stage.mirror());
    int releases = stage.door().releases();
    try (Kiosk kiosk = stage.kiosk()) {
      kiosk.showTicket(cast.ada().ticket(), cast.ada().seed());
      JsonNode result = kiosk.choosePassWay();
      facts.holds("the kiosk says open", result.path("open").asBoolean());
    }
    stage.scene().empty();
    facts.equal("releases", 1, stage.door().releases() - releases);
    facts.equal("searches for a face", 0L, counters.searches());
    facts.equal("references", 0, stage.mirror().references());
    facts.equal("consents at the authority", 0, stage.office().consents().size());
  }

  private void consentAndEnrol(Facts facts) throws Exception {
    Counters counters = Counters.start(stage.mirror());
    int releases = stage.door().releases();
    ConsentReceipt receipt = enrol(cast.ada());
    facts.holds("the receipt is the authority's", !receipt.receiptId().isEmpty());
    facts.equal("custody", SEALED, receipt.grant().terms().custody().name());
    facts.equal("new references", 1, counters.references());
    facts.equal("consents at the authority", 1, stage.office().consents().size());
    facts.equal("releases", 0, stage.door().releases() - releases);
  }

  private void enterByFace(Facts facts) throws Exception {
    stage.present(facts, cast.ada().pass(), cast.ada().seed()).opens().withSearch();
  }

  private void strangerWithStolenPass(Facts facts) throws Exception {
    stage.present(facts, cast.ada().pass(), cast.stranger()).staysShut("NOT_MATCHED").withSearch();
  }

  private void twoFacesInView(Facts facts) throws Exception {
    stage
        .present(facts, cast.ada().pass(), cast.ada().seed(), cast.stranger())
        .staysShut("SEVERAL_FACES")
        .withSearch();
  }

  private void nobodyInView(Facts facts) throws Exception {
    stage.present(facts, cast.ada().pass()).staysShut("NO_USABLE_FACE").withSearch();
  }

  private void spentEntitlement(Facts facts) throws Exception {
    byte[] single = stage.office().ticket(Office.Terms.oneEntry());
    stage.present(facts, single, cast.stranger()).opens().withoutSearch();
    stage.present(facts, single, cast.stranger()).staysShut("ENTITLEMENT_SPENT").withoutSearch();
  }

  private void tamperedPass(Facts facts) throws Exception {
    stage
        .present(facts, HeldCode.changed(cast.ada().pass()), cast.ada().seed())
        .staysShut("NOT_A_VALID_CODE")
        .withoutSearch();
  }

  private void consumedEnrolmentTicket(Facts facts) throws Exception {
    Guest bob = cast.bob();
    try (Debugger debugger = stage.debugger();
        Kiosk kiosk = stage.kiosk()) {
      kiosk.showTicket(bob.ticket(), bob.seed());
      kiosk.consent(SEALED);
      TurnedBack before = TurnedBack.atReady(debugger);
      kiosk.look();
      Counters counters = Counters.start(stage.mirror());
      kiosk.press("look");
      facts.equal("after a second try the kiosk is at", "confirm", kiosk.step());
      stage.scene().show(cast.stranger());
      before.turnBack();
      facts.equal("its memory turned back, it is at", "ready", kiosk.step());
      kiosk.press("look");
      facts.equal(
          "a look on a used ticket ends with",
          "enrolment.TICKET_CONSUMED",
          kiosk.awaitStep("confirm", "sorry").path("note").asText());
      facts.equal("further searches for a face", 0L, counters.searches());
      facts.equal("new references", 0, counters.references());
      kiosk.done();
    }
    Counters counters = Counters.start(stage.mirror());
    enrol(bob);
    facts.equal("new references on a new consent", 1, counters.references());
  }

  /** Walks a guest through consent and enrolment and returns the verified receipt. */
  ConsentReceipt enrol(Guest guest) throws Exception {
    try (Kiosk kiosk = stage.kiosk()) {
      kiosk.showTicket(guest.ticket(), guest.seed());
      kiosk.consent(SEALED);
      kiosk.look();
      byte[] pass = kiosk.confirm();
      ConsentReceipt receipt = verified(kiosk.receipt());
      guest.take(pass, receipt.withdrawalCode());
      kiosk.done();
      return receipt;
    }
  }

  private ConsentReceipt verified(String receipt) throws Exception {
    return new ReceiptVerifier(stage.office().key(Parties.AUTHORITY)).verify(receipt);
  }
}
