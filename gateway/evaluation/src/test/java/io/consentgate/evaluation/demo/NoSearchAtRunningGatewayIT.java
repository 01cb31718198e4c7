package io.consentgate.evaluation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.programs.DataFolder;
import io.consentgate.evaluation.programs.Installation;
import io.consentgate.evaluation.programs.LocalPinning;
import io.consentgate.evaluation.programs.ProgramLaunch;
import io.consentgate.gateway.camera.code.PassSymbol;
import io.consentgate.gateway.camera.visitor.Cast;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.pass.PassCodec;
import io.consentgate.signature.IdentityFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A thousand pictures with a face in them, read by the readers of a gateway that runs as it is
 * shipped, and nobody's live consent. The public page tells how many pictures were read for codes
 * and how often the native detector was called; the latter is counted in the one class that calls
 * it.
 */
@Execution(ExecutionMode.CONCURRENT)
@DisplayName("CN-09, CN-25, EU-26, BF-6: the running gateway searches no picture without consent")
final class NoSearchAtRunningGatewayIT {

  private static final long PICTURES = 1000;
  private static final int ATTEMPTS = 3;
  private static final Duration STAY = Duration.ofSeconds(24);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** A portal, and thus a reader, for each kind of code; the reader at the kiosk sees none. */
  private static final List<String> READERS =
      List.of("forged", "expired", "withdrawn", "foreign", "ticket");

  @TempDir private Path folder;

  private StagePlan plan;
  private Stage stage;

  @BeforeEach
  void start() throws Exception {
    ProgramLaunch launch =
        new ProgramLaunch(Installation.find(), DataFolder.open(folder.resolve("data")));
    LocalPinning.pin(launch.data(), StagePlan.GATEWAY);
    plan =
        StagePlan.on(launch, "bundled", Optional.empty(), Optional.empty(), _ -> {})
            .withPortals(READERS);
    plan.prepare();
    stage = Stage.open(plan);
    stage.office().signIn(URI.create(launch.firstSignInLink().orElseThrow()));
  }

  @AfterEach
  void end() {
    stage.close();
  }

  @Test
  void thousandPictures_withFacesAndNoLiveConsent_areNotSearched() throws Exception {
    Guest ada = enrolled(0, Office.Terms.day());
    Map<String, byte[]> codes = codes(ada);
    Counters counters = Counters.start(stage.mirror());
    long read = pictures();

    stage.scene().show(ada.seed());
    Map<String, String> told = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> code : codes.entrySet()) {
      Doorway door = stage.doorAt(code.getKey());
      told.put(code.getKey(), door.hold(code.getValue(), ada.seed()).reason());
    }
    long seen =
        Patience.await(
            "a thousand pictures", PATIENCE, () -> pictures() - read, count -> count >= PICTURES);

    System.out.println(
        "%d pictures read, %d searches for a face, told %s"
            .formatted(seen, counters.searches(), told));
    assertThat(told)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "forged", "NOT_A_VALID_CODE",
                "expired", "CONSENT_EXPIRED",
                "withdrawn", "CONSENT_WITHDRAWN",
                "foreign", "NOT_A_VALID_CODE",
                "ticket", "OPEN"));
    assertThat(counters.searches()).isZero();

    // The control: the same face, and a code that is a live consent. The machine is busy drawing
    // for six cameras, and a probe has a second and a half: some need more than one attempt.
    assertThat(reasons(ada)).last().isEqualTo("OPEN");
    assertThat(counters.searches()).isPositive();
  }

  /** Lets a guest try until the portal opens, but not more than three times. */
  private List<String> reasons(Guest guest) throws Exception {
    List<String> reasons = new ArrayList<>();
    while (reasons.size() < ATTEMPTS && !reasons.contains("OPEN")) {
      reasons.add(stage.door().present(guest.pass(), guest.seed()).reason());
    }
    return reasons;
  }

  /** Makes a code of each kind; the consent of one guest is over at the end. */
  private Map<String, byte[]> codes(Guest ada) throws Exception {
    Guest carl = enrolled(1, Office.Terms.shortStay(STAY));
    Guest bob = enrolled(2, Office.Terms.day());
    try (Kiosk kiosk = stage.kiosk()) {
      kiosk.withdraw(bob.pass());
    }
    Patience.await(
        "the end of a consent", PATIENCE, stage.mirror()::references, standing -> standing == 1);
    return Map.of(
        "forged", HeldCode.changed(ada.pass()),
        "expired", carl.pass(),
        "withdrawn", bob.pass(),
        "foreign", signedElsewhere(ada.pass()),
        "ticket", ada.ticket());
  }

  private Guest enrolled(int place, Office.Terms terms) throws Exception {
    Guest guest = new Guest(Math.toIntExact(Cast.seeds().get(place)), stage.office().ticket(terms));
    try (Kiosk kiosk = stage.kiosk()) {
      kiosk.showTicket(guest.ticket(), guest.seed());
      kiosk.consent("SEALED");
      kiosk.look();
      guest.take(kiosk.confirm(), "");
      kiosk.done();
    }
    return guest;
  }

  /** Returns the same pass as another gateway would have signed it. */
  private byte[] signedElsewhere(byte[] pass) throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    try (SecretBytes text = HeldCode.passText(pass);
        PresentedPass opened = passesOf(plan.launch().data().gateway()).open(text);
        SecretBytes other = passesOf(elsewhere).issue(opened)) {
      return PassSymbol.draw(other);
    }
  }

  private static PassCodec passesOf(Path gateway) throws Exception {
    return new PassCodec(IdentityFile.openOrMint(gateway, new SecureRandom()).keyPair());
  }

  private long pictures() throws Exception {
    long sum = 0;
    for (String portal : plan.portals()) {
      sum += stage.mirror().framesRead(portal);
    }
    return sum;
  }
}
