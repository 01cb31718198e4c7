package io.consentgate.evaluation.demo;

import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.signature.CertificateVerifier;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The last part of the story: what ends by itself, and what comes back. */
final class Endings {

  private static final Duration STAY = Duration.ofSeconds(24);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Stage stage;
  private final Players cast;
  private final Entrances entrances;
  private Guest carl;

  /**
   * Sets the scene.
   *
   * @param stage the programs and what stands around them
   * @param cast who plays
   * @param entrances enrols guests
   */
  Endings(Stage stage, Players cast, Entrances entrances) {
    this.stage = stage;
    this.cast = cast;
    this.entrances = entrances;
    carl = new Guest(cast.carl(), new byte[0]);
  }

  /** Hands over the steps. */
  void addTo(Map<StepName, Step> steps) {
    steps.put(StepName.EXPIRE, this::expire);
    steps.put(StepName.ENTER_AFTER_EXPIRY, this::enterAfterExpiry);
    steps.put(StepName.STATUS_RUNS_OUT, this::statusRunsOut);
    steps.put(StepName.AUTHORITY_BACK, this::authorityBack);
  }

  private void expire(Facts facts) throws Exception {
    carl = new Guest(cast.carl(), stage.office().ticket(Office.Terms.shortStay(STAY)));
    Counters counters = Counters.start(stage.mirror());
    entrances.enrol(carl);
    stage.present(facts, carl.pass(), carl.seed()).opens();
    // Dora comes in while his time runs.
    entrances.enrol(cast.dora());
    facts.equal(
        "more references when his time is over",
        1,
        Patience.await(
            "the reference to be erased", PATIENCE, counters::references, more -> more == 1));
    Office.Proof proof =
        Patience.awaitPresent(
            "the certificate at the authority",
            PATIENCE,
            () -> stage.office().proof(carl.withdrawalCode()));
    facts.equal(
        "cause on the certificate",
        ErasureCause.EXPIRED,
        new CertificateVerifier(stage.office().key(StagePlan.GATEWAY))
            .verify(proof.certificate())
            .cause());
  }

  private void enterAfterExpiry(Facts facts) throws Exception {
    stage.present(facts, carl.pass(), carl.seed()).staysShut("CONSENT_EXPIRED").withoutSearch();
  }

  private void statusRunsOut(Facts facts) throws Exception {
    Guest dora = cast.dora();
    stage.present(facts, dora.pass(), dora.seed()).opens();
    long cut = System.nanoTime();
    stage.line().cut();
    facts.equal("face lane", "STATUS_UNKNOWN", stage.awaitFaceLane("STATUS_UNKNOWN"));
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - cut);
    facts.note("closed %d ms after the cut".formatted(millis));
    stage.present(facts, dora.pass(), dora.seed()).staysShut("CONSENT_NOT_LIVE").withoutSearch();
    stage.present(facts, dora.ticket(), dora.seed()).opens().withoutSearch();
  }

  private void authorityBack(Facts facts) throws Exception {
    Guest dora = cast.dora();
    stage.line().mend();
    facts.equal("face lane", "open", stage.awaitFaceLane("open"));
    stage.present(facts, dora.pass(), dora.seed()).opens().withSearch();
    facts.equal("standing at the authority", 1, stage.office().standing());
    facts.equal(
        "erasures known to the authority",
        4,
        Patience.await(
            "all certificates", PATIENCE, stage.office()::erased, erased -> erased == 4));
  }
}
