package io.consentgate.evaluation.demo;

import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.signature.CertificateVerifier;
import io.consentgate.signature.Countersignature;
import io.consentgate.signature.InvalidJwsException;
import io.consentgate.signature.Parties;
import io.consentgate.signature.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** The middle of the story: taking consent back, and what is left afterwards. */
final class Erasures {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Stage stage;
  private final Players cast;
  private final Vault vault;
  private String certificate = "";

  /**
   * Sets the scene.
   *
   * @param stage the programs and what stands around them
   * @param cast who plays
   * @param vault the gateway's files as others see them
   */
  Erasures(Stage stage, Players cast, Vault vault) {
    this.stage = stage;
    this.cast = cast;
    this.vault = vault;
  }

  /** Hands over the steps. */
  void addTo(Map<StepName, Step> steps) {
    steps.put(StepName.REPLAYED_STATUS_LIST, this::replayedStatusList);
    steps.put(StepName.WITHDRAW, this::withdraw);
    steps.put(StepName.ENTER_AFTER_WITHDRAWAL, this::enterAfterWithdrawal);
    steps.put(StepName.ERASURE_CERTIFICATE_VERIFIES, this::erasureCertificateVerifies);
    steps.put(StepName.TEMPLATE_UNREADABLE_AFTER_ERASURE, this::templateUnreadable);
    steps.put(StepName.WITHDRAW_WHILE_AUTHORITY_DOWN, this::withdrawWhileAuthorityDown);
  }

  private void replayedStatusList(Facts facts) throws Exception {
    stage.line().replay(stage.firstStatusList());
    facts.equal("face lane", "STATUS_ROLLED_BACK", stage.awaitFaceLane("STATUS_ROLLED_BACK"));
    stage
        .present(facts, cast.ada().pass(), cast.ada().seed())
        .staysShut("CONSENT_NOT_LIVE")
        .withoutSearch();
    stage.present(facts, cast.ada().ticket(), cast.ada().seed()).opens().withoutSearch();
    facts.holds("the old list was handed out", stage.line().replays() > 0);
    stage.line().stopReplay();
    facts.equal("with a newer list the face lane is", "open", stage.awaitFaceLane("open"));
    stage.present(facts, cast.ada().pass(), cast.ada().seed()).opens();
  }

  private void withdraw(Facts facts) throws Exception {
    vault.save();
    facts.equal(
        "control: before, all files together with the pass are",
        Burglary.Outcome.OPENED,
        vault.breakInBefore(cast.ada().pass()));
    Counters counters = Counters.start(stage.mirror());
    try (Kiosk kiosk = stage.kiosk()) {
      certificate = kiosk.withdraw(cast.ada().pass());
    }
    facts.holds("a certificate was handed out", !certificate.isEmpty());
    facts.equal("change of references", -1, counters.references());
    facts.equal("searches for a face", 0L, counters.searches());
  }

  private void enterAfterWithdrawal(Facts facts) throws Exception {
    stage
        .present(facts, cast.ada().pass(), cast.ada().seed())
        .staysShut("CONSENT_WITHDRAWN")
        .withoutSearch();
    stage.present(facts, cast.ada().ticket(), cast.ada().seed()).opens().withoutSearch();
  }

  private void erasureCertificateVerifies(Facts facts) throws Exception {
    VerificationKey gateway = stage.office().key(StagePlan.GATEWAY);
    VerificationKey authority = stage.office().key(Parties.AUTHORITY);
    ErasureCertificate erasure = new CertificateVerifier(gateway).verify(certificate);
    facts.equal("cause", ErasureCause.WITHDRAWN, erasure.cause());
    facts.note(erasure.findings().size() + " checks clean");
    Office.Proof proof =
        Patience.awaitPresent(
            "the countersignature",
            PATIENCE,
            () -> stage.office().proof(cast.ada().withdrawalCode()));
    facts.holds(
        "the authority keeps the same certificate", certificate.equals(proof.certificate()));
    Instant received = Countersignature.verify(proof.countersignature(), certificate, authority);
    facts.note("countersigned by the authority at " + received);
    facts.holds("a changed certificate is refused", isRefused(changed(certificate), gateway));
    facts.holds("another key does not fit", isRefused(certificate, authority));
  }

  private void templateUnreadable(Facts facts) throws Exception {
    facts.equal(
        "saved row, saved key ring and pass, opened with all that is on the disk now, are",
        Burglary.Outcome.UNREADABLE,
        vault.breakInAfter(cast.ada().pass()));
    Counters counters = Counters.start(stage.mirror());
    try (Debugger debugger = stage.debugger()) {
      vault.putRowBack(cast.ada().pass(), debugger);
    }
    vault.putRingBack();
    facts.holds(
        "the row lies in the running gateway's database again", vault.isRowBack(cast.ada().pass()));
    facts.equal("references more that the gateway can open", 0, counters.references());
    facts.equal(
        "all that lies under the running gateway now, opened with the pass, is",
        Burglary.Outcome.UNREADABLE,
        vault.breakInNow(cast.ada().pass()));
    stage
        .present(facts, cast.ada().pass(), cast.ada().seed())
        .staysShut("CONSENT_WITHDRAWN")
        .withoutSearch();
  }

  private void withdrawWhileAuthorityDown(Facts facts) throws Exception {
    stage.line().cut();
    Counters counters = Counters.start(stage.mirror());
    int before = stage.office().standing();
    try (Kiosk kiosk = stage.kiosk()) {
      facts.holds("a certificate was handed out", !kiosk.withdraw(cast.bob().pass()).isEmpty());
    }
    facts.equal("change of references", -1, counters.references());
    stage.door().lookAway();
    stage
        .present(facts, cast.bob().pass(), cast.bob().seed())
        .staysShut("CONSENT_WITHDRAWN")
        .withoutSearch();
    facts.equal("standing at the authority, cut off", before, stage.office().standing());
    stage.line().mend();
    facts.equal(
        "standing at the authority, once it is back",
        before - 1,
        Patience.await(
            "the authority to hear of the withdrawal",
            PATIENCE,
            stage.office()::standing,
            standing -> standing == before - 1));
  }

  private static boolean isRefused(String jws, VerificationKey key) {
    try {
      new CertificateVerifier(key).verify(jws);
      return false;
    } catch (InvalidJwsException _) {
      return true;
    }
  }

  /** Changes the cause in the payload and leaves the signature as it was. */
  private static String changed(String jws) {
    String[] parts = jws.split("\\.", -1);
    String payload =
        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .replace(ErasureCause.WITHDRAWN.name(), ErasureCause.EXPIRED.name());
    parts[1] =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(payload.getBytes(StandardCharsets.UTF_8));
    return String.join(".", parts);
  }
}
