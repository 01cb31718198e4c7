package io.consentgate.gateway.app.kiosk;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.consentgate.contract.entitlement.EntitlementCode;
import io.consentgate.gateway.app.testing.GateUnderTest;
import io.consentgate.gateway.app.testing.Walker;
import io.consentgate.gateway.secret.SecretBytes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody with a pass that tore gets another at the kiosk of a whole gateway, over HTTP. */
class KioskRenewalTest {

  private static final int ADA = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path folder;
  private GateUnderTest gate;
  private Walker walker;

  @BeforeEach
  void start() throws Exception {
    gate = new GateUnderTest(folder);
    walker = new Walker(gate.address());
    awaitTrue(() -> walker.get("/about-this-gate.json").body().contains("\"face_lane\":\"open\""));
  }

  @AfterEach
  void end() {
    walker.close();
    gate.close();
  }

  @Test
  @DisplayName("ST-03: withdraw by the old pass, enrol again: the old pass is dead, the new opens")
  void renewal_byTheOldPass_endsItAndGivesANewOne() throws Exception {
    EntitlementCode ticket = gate.authority().ticket(10);
    try (SecretBytes old = enrol(ticket)) {
      walker.press("withdraw");
      gate.doorstep().hold(old);
      walker.await("erased");
      gate.doorstep().clear();
      assertThat(walker.get("/kiosk/main/certificate.jws").statusCode()).isEqualTo(200);
      walker.press("done");

      try (SecretBytes renewed = enrol(ticket)) {
        assertThat(renewed.contentEquals(old)).isFalse();
        // The new one first: the same code again counts only after a while out of view.
        assertThat(presented(renewed)).isEqualTo("OPEN");
        assertThat(presented(old)).isEqualTo("CONSENT_WITHDRAWN");
        assertThat(walker.get("/about-this-gate.json").body()).contains("\"references\":1");
      }
    }
  }

  private SecretBytes enrol(EntitlementCode ticket) throws Exception {
    walker.press("ticket", "code", ticket.printed());
    walker.await("choose");
    walker.press("face-way");
    walker.await("notice");
    walker.press("to-consent");
    Map<String, Object> consent = walker.await("consent");
    List<?> ends = (List<?>) requireNonNull(consent.get("ends"));
    String until = String.valueOf(ends.getFirst());
    walker.press("consent", "custody", "SEALED", "until", until, "agree", "yes");
    walker.await("ready");
    gate.doorstep().stand(ADA);
    walker.press("look");
    walker.await("confirm");
    walker.press("confirm");
    walker.await("pass");
    SecretBytes pass = walker.readPass();
    walker.press("done");
    walker.await("start");
    return pass;
  }

  private String presented(SecretBytes pass) throws Exception {
    long before = number();
    gate.doorstep().stand(ADA);
    gate.doorstep().hold(pass);
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

  private interface Claim {
    boolean holds() throws Exception;
  }

  private static void awaitTrue(Claim claim) throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!claim.holds()) {
      assertThat(System.nanoTime()).as("still not so after a minute").isLessThan(until);
      Thread.sleep(50);
    }
  }
}
