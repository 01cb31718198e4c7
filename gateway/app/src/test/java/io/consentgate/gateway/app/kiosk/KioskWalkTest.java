package io.consentgate.gateway.app.kiosk;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.consentgate.contract.entitlement.EntitlementCode;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.gateway.app.testing.Doorstep;
import io.consentgate.gateway.app.testing.GateUnderTest;
import io.consentgate.gateway.app.testing.Walker;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.signature.CertificateVerifier;
import io.consentgate.signature.Identity;
import io.consentgate.signature.ReceiptVerifier;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks the kiosk of a whole gateway over HTTP, with its real store. */
class KioskWalkTest {

  private static final int ADA = 3;
  private static final int BOB = 4;

  @TempDir private Path folder;
  private GateUnderTest gate;
  private Walker walker;

  @BeforeEach
  void start() throws Exception {
    gate = new GateUnderTest(folder);
    walker = new Walker(gate.address());
    awaitLane();
  }

  @AfterEach
  void end() {
    walker.close();
    gate.close();
  }

  @Test
  @DisplayName("CN-02, CN-03, EU-02: from ticket to pass, in by face, out by one deletion")
  void walk_consentEnterWithdraw_erasesAndLeavesTheTicket() throws Exception {
    EntitlementCode ticket = gate.authority().ticket(10);

    SecretBytes pass = enrol(ticket, ADA);
    assertThat(present(pass, ADA)).isEqualTo("OPEN");
    assertThat(present(pass, BOB)).isEqualTo("NOT_MATCHED");

    walker.press("withdraw");
    gate.doorstep().hold(pass);
    walker.await("erased");
    gate.doorstep().clear();
    String certificate = walker.get("/kiosk/main/certificate.jws").body();
    walker.press("done");
    int captures = gate.doorstep().captureCount();
    assertThat(present(pass, ADA)).isEqualTo("CONSENT_WITHDRAWN");
    assertThat(gate.doorstep().captureCount()).isEqualTo(captures);
    assertThat(presentTicket(ticket)).isEqualTo("OPEN");

    Identity own = gate.gateway().context().getBean(Identity.class);
    ErasureCertificate read = new CertificateVerifier(own.verificationKey()).verify(certificate);
    assertThat(read.gateway().value()).isEqualTo(GateUnderTest.GATEWAY);
    awaitTrue(() -> gate.authority().certificates().contains(certificate));
    assertThat(gate.authority().withdrawals()).hasSize(1);
    assertThat(gate.releases()).isEqualTo(2);
    pass.close();
  }

  @Test
  @DisplayName("CN-03, CN-20: refusing records nothing and costs nothing")
  void walk_refuse_recordsNothing() throws Exception {
    EntitlementCode ticket = gate.authority().ticket(2);
    walker.press("ticket", "code", ticket.printed());
    walker.await("choose");

    walker.press("face-way");
    walker.await("notice");
    walker.press("refuse");
    walker.await("choose");
    walker.press("pass-way");
    Map<String, Object> result = walker.await("result");

    assertThat(result.get("open")).isEqualTo(true);
    assertThat(gate.authority().calls()).doesNotContain("/gateway/consents");
    assertThat(gate.doorstep().captureCount()).isZero();
    assertThat(gate.releases()).isEqualTo(1);
  }

  @Test
  @DisplayName("CN-09, EU-04: no consent without the person's own tick")
  void consent_withoutTick_isNotRecorded() throws Exception {
    toConsent(gate.authority().ticket(2));
    String page = walker.get("/kiosk/main").body();

    walker.press("consent", "custody", "SEALED", "until", firstEnd());

    assertThat(walker.state().get("note")).isEqualTo("consent.needs-tick");
    assertThat(gate.authority().calls()).doesNotContain("/gateway/consents");
    assertThat(page).contains("name=\"agree\"").doesNotContain("checked");
  }

  @Test
  @DisplayName("A person may say no after the capture: nothing is kept")
  void discard_afterCapture_endsTheGrant() throws Exception {
    toConsent(gate.authority().ticket(2));
    walker.press("consent", "custody", "SEALED", "until", firstEnd(), "agree", "yes");
    walker.await("ready");
    gate.doorstep().stand(ADA);
    walker.press("look");
    walker.await("confirm");

    walker.press("discard");

    assertThat(walker.await("choose").get("note")).isEqualTo("enrolment.discarded");
    assertThat(facts("counts").get("references")).isEqualTo(0L);
  }

  @Test
  @DisplayName("CN-20: a failed enrolment leads to the other way in and ends the grant")
  void look_withNobodyThere_saysSorryAndKeepsNothing() throws Exception {
    toConsent(gate.authority().ticket(2));
    walker.press("consent", "custody", "SEALED", "until", firstEnd(), "agree", "yes");
    walker.await("ready");
    gate.doorstep().stand(Doorstep.NOBODY);

    walker.press("look");

    assertThat(walker.await("sorry").get("note")).isEqualTo("enrolment.NO_USABLE_FACE");
    walker.press("pass-way");
    assertThat(walker.await("result").get("open")).isEqualTo(true);
  }

  @Test
  @DisplayName("The pass, once: no-store, for one session, gone when the screen is cleared")
  void passImage_isForItsSessionOnly() throws Exception {
    SecretBytes pass = enrolUntilShown(gate.authority().ticket(2), ADA);
    try (Walker other = new Walker(gate.address())) {
      other.state();

      HttpResponse<byte[]> mine = walker.bytes("/kiosk/main/pass.png");
      HttpResponse<byte[]> theirs = other.bytes("/kiosk/main/pass.png");

      assertThat(mine.headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(theirs.statusCode()).isEqualTo(404);
    }
    String receipt = walker.get("/kiosk/main/receipt.jws").body();
    assertThat(
            new ReceiptVerifier(gate.authority().identity().verificationKey())
                .verify(receipt)
                .withdrawalCode())
        .isNotEmpty();
    walker.press("done");
    assertThat(walker.bytes("/kiosk/main/pass.png").statusCode()).isEqualTo(404);
    pass.close();
  }

  @Test
  @DisplayName("EU-02: a withdrawal at the authority erases here too, and entry goes on by ticket")
  void withdrawalAtAuthority_erasesHere() throws Exception {
    EntitlementCode ticket = gate.authority().ticket(5);
    SecretBytes pass = enrol(ticket, ADA);

    gate.authority().withdraw(0);

    awaitTrue(() -> Long.valueOf(0).equals(facts("counts").get("references")));
    assertThat(present(pass, ADA)).isEqualTo("CONSENT_WITHDRAWN");
    assertThat(presentTicket(ticket)).isEqualTo("OPEN");
    pass.close();
  }

  @Test
  @DisplayName("House rule: withdrawal by pass and the ticket work while the authority is down")
  void withdraw_whileAuthorityAway_worksAndIsReportedLater() throws Exception {
    EntitlementCode ticket = gate.authority().ticket(5);
    SecretBytes pass = enrol(ticket, ADA);
    gate.authority().away(true);

    walker.press("withdraw");
    gate.doorstep().hold(pass);
    walker.await("erased");
    gate.doorstep().clear();
    assertThat(presentTicket(ticket)).isEqualTo("OPEN");
    assertThat(gate.authority().withdrawals()).isEmpty();
    gate.authority().away(false);

    awaitTrue(() -> gate.authority().withdrawals().size() == 1);
    pass.close();
  }

  @Test
  @DisplayName("CN-34, EU-20: leaving while the camera looks ends the looking, and the consent")
  void walk_cancelledWhileTheCameraLooks_endsCaptureAndGrant() throws Exception {
    EntitlementCode ticket = gate.authority().ticket(1);
    gate.doorstep().stand(Doorstep.UNDECIDED);
    toConsent(ticket);
    walker.press("consent", "custody", "SEALED", "until", firstEnd(), "agree", "yes");
    walker.await("ready");
    walker.press("look");
    walker.await("enrolling");

    walker.press("cancel");
    walker.await("start");
    awaitTrue(() -> gate.authority().certificates().size() == 1);
    assertThat(gate.doorstep().captureCount()).isZero();
    assertThat(presentTicket(ticket)).isEqualTo("OPEN");
  }

  private SecretBytes enrol(EntitlementCode ticket, int who) throws Exception {
    SecretBytes pass = enrolUntilShown(ticket, who);
    walker.press("done");
    walker.await("start");
    return pass;
  }

  private SecretBytes enrolUntilShown(EntitlementCode ticket, int who) throws Exception {
    toConsent(ticket);
    walker.press("consent", "custody", "SEALED", "until", firstEnd(), "agree", "yes");
    walker.await("ready");
    gate.doorstep().stand(who);
    walker.press("look");
    walker.await("confirm");
    walker.press("confirm");
    walker.await("pass");
    return walker.readPass();
  }

  private void toConsent(EntitlementCode ticket) throws Exception {
    walker.press("begin");
    gate.doorstep().hold(ticket);
    walker.await("choose");
    gate.doorstep().clear();
    walker.press("face-way");
    walker.await("notice");
    walker.press("to-consent");
    walker.await("consent");
  }

  private String firstEnd() throws Exception {
    List<?> ends = (List<?>) requireNonNull(walker.state().get("ends"));
    return String.valueOf(ends.getFirst());
  }

  private String present(SecretBytes pass, int who) throws Exception {
    gate.doorstep().stand(who);
    return presented(() -> gate.doorstep().hold(pass));
  }

  private String presentTicket(EntitlementCode ticket) throws Exception {
    return presented(() -> gate.doorstep().hold(ticket));
  }

  private String presented(Runnable hold) throws Exception {
    Thread.sleep(Duration.ofSeconds(2)); // out of view for longer than the debounce
    long before = number();
    hold.run();
    awaitTrue(() -> number() > before);
    gate.doorstep().clear();
    return String.valueOf(screen().get("reason"));
  }

  private long number() throws Exception {
    return (long) requireNonNull(screen().get("number"));
  }

  private Map<String, Object> screen() throws Exception {
    return JSONObjectUtils.parse(walker.get("/portal/main/state.json").body());
  }

  private Map<String, Object> facts(String part) throws Exception {
    return requireNonNull(
        JSONObjectUtils.getJSONObject(
            JSONObjectUtils.parse(walker.get("/about-this-gate.json").body()), part));
  }

  private void awaitLane() throws Exception {
    awaitTrue(() -> walker.get("/about-this-gate.json").body().contains("\"face_lane\":\"open\""));
  }

  private interface Claim {
    boolean holds() throws Exception;
  }

  private static void awaitTrue(Claim claim) throws Exception {
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!claim.holds()) {
      assertThat(System.nanoTime()).as("still not so after a minute").isLessThan(until);
      Thread.sleep(100);
    }
  }
}
