package io.consentgate.evaluation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.consentgate.evaluation.clock.AuthorityByTestClock;
import io.consentgate.evaluation.clock.TestClock;
import io.consentgate.evaluation.crash.Gatehouse.Programs;
import io.consentgate.evaluation.demo.HeldCode;
import io.consentgate.evaluation.demo.Kiosk;
import io.consentgate.evaluation.demo.Office;
import io.consentgate.evaluation.demo.Patience;
import io.consentgate.evaluation.programs.AuthoritySettings;
import io.consentgate.evaluation.programs.DataFolder;
import io.consentgate.evaluation.programs.FolderTree;
import io.consentgate.evaluation.programs.GatewaySettings;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.evaluation.programs.ProgramLaunch;
import io.consentgate.evaluation.programs.ProgramSpec;
import io.consentgate.gateway.camera.visitor.Cast;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.GatewayStore;
import io.consentgate.gateway.store.keyring.RootSource;
import io.consentgate.gateway.store.pass.PassCodec;
import io.consentgate.signature.IdentityFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Consents run out under the running programs, by a clock that the test sets forward. */
@TestMethodOrder(OrderAnnotation.class)
@DisplayName("What is over is erased although nobody comes")
final class ExpiryIT {

  private static final String PORTAL = Gatehouse.PORTALS.getFirst();
  private static final Duration LONGEST_LAG = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int TRIES = 3;
  private static final Duration SOON = Duration.ofMinutes(10);
  private static final Duration LATER = Duration.ofMinutes(20);

  @TempDir private static Path folder;
  private static TestClock clock;
  private static Gatehouse house;
  private static PassCodec passes;
  private static byte[] ada = {};
  private static byte[] bob = {};

  @BeforeAll
  static void enrolTwo() throws Exception {
    DataFolder data = DataFolder.open(folder.resolve("house"));
    clock = TestClock.start(folder.resolve("clock"), InstantSource.system());
    house = new Gatehouse(data, new ByClock(), clock);
    house.start(Disorder.NONE, RingRoot.FILE);
    house.awaitReady();
    passes = new PassCodec(IdentityFile.openOrMint(house.folder(), new SecureRandom()).keyPair());
    ada = enrol(SOON, 0);
    bob = enrol(LATER, 1);
  }

  @AfterAll
  static void close() {
    if (house != null) {
      house.close();
    }
  }

  @Test
  @Order(1)
  @DisplayName("CN-05, CN-13, EU-06, ST-08: the timer erases it within 60 s, and the lag is told")
  void expiry_nobodyPresentsThePass_isErasedByTheTimer() throws Exception {
    assertThat(references(house.facts())).isEqualTo(2);
    long searches = searches(house.facts());

    clock.reach(end(ada));

    long begin = System.nanoTime();
    long longest = 0;
    JsonNode facts = house.facts();
    while (references(facts) != 1 || lag(facts) > 0) {
      longest = Math.max(longest, lag(facts));
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LONGEST_LAG);
      TimeUnit.MILLISECONDS.sleep(50);
      facts = house.facts();
    }
    System.out.printf(
        "erased %d ms after its end; longest lag told: %d s%n",
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin), longest);
    assertThat(longest).isLessThanOrEqualTo(LONGEST_LAG.toSeconds());
    awaitExpired(1);
    assertThat(searches(house.facts())).isEqualTo(searches);
    assertThat(house.doorway(PORTAL).present(ada, seed(0)).reason()).isNotEqualTo("OPEN");
    assertThat(searches(house.facts())).isEqualTo(searches);
  }

  @Test
  @Order(2)
  @DisplayName(
      "CN-05, CN-13, EU-06, ST-08: over while nobody ran: gone before the first page is served")
  void start_endedMeanwhile_isErasedBeforeTheFirstPage() throws Exception {
    assertThat(house.kill()).isTrue();
    clock.reach(end(bob).plusSeconds(5));
    assertThat(isKept(bob, "before")).isTrue();

    house.start(Disorder.NONE, RingRoot.FILE);
    JsonNode first = firstPage();

    assertThat(references(first)).isZero();
    awaitExpired(2);
    assertThat(lag(house.facts())).isZero();
    assertThat(house.doorway(PORTAL).present(bob, seed(1)).reason()).isNotEqualTo("OPEN");
    assertThat(searches(house.facts())).isZero();
    house.kill();
    assertThat(isKept(bob, "after")).isFalse();
  }

  /** A page puts its numbers together one after the other, while the sweep goes on. */
  private static void awaitExpired(int certified) throws Exception {
    Patience.await(
        "the certificate",
        PATIENCE,
        () -> house.facts().path("counts").path("expired").asInt(),
        expired -> expired == certified);
  }

  private static JsonNode firstPage() throws Exception {
    return Patience.await(
        "the first page", PATIENCE, ExpiryIT::pageOrNone, page -> !page.isEmpty());
  }

  private static JsonNode pageOrNone() throws InterruptedException {
    try {
      return house.facts();
    } catch (IOException _) {
      return MissingNode.getInstance();
    }
  }

  /** On a busy machine a lane closes at times; whoever comes then comes again. */
  private static byte[] enrol(Duration stay, int who) throws Exception {
    String code = house.office().codes(1, Office.Terms.shortStay(stay)).getFirst();
    for (int i = 1; ; i++) {
      Patience.await("face lane", PATIENCE, ExpiryIT::lane, "open"::equals);
      try (Kiosk kiosk = house.kiosk(PORTAL)) {
        byte[] pass = house.enrol(kiosk, PORTAL, code, seed(who));
        kiosk.done();
        return pass;
      } catch (IllegalStateException e) {
        if (i == TRIES) {
          throw e;
        }
      }
    }
  }

  private static int seed(int who) {
    return Math.toIntExact(Cast.seeds().get(who));
  }

  private static Instant end(byte[] picture) throws Exception {
    try (SecretBytes text = HeldCode.passText(picture);
        PresentedPass pass = passes.open(text)) {
      return pass.expires();
    }
  }

  /** Looks at the files of a gateway that does not run. */
  private static boolean isKept(byte[] picture, String copy) throws Exception {
    Path there = folder.resolve(copy);
    FolderTree.copy(house.folder(), there);
    try (SecretBytes text = HeldCode.passText(picture);
        PresentedPass pass = passes.open(text);
        GatewayStore store =
            GatewayStore.open(there, RootSource.FILE, GatewayStore.LostKeys.KEEP, clock)) {
      return store.keyRing().holds(pass.grant()) || store.journal().holdsReference(pass.grant());
    }
  }

  private static String lane() throws Exception {
    return house.facts().path("portals").path(0).path("face_lane").asText();
  }

  private static int references(JsonNode facts) {
    return facts.path("counts").path("references").asInt(-1);
  }

  private static long lag(JsonNode facts) {
    return facts.path("erasure").path("expiry_lag_seconds").asLong(-1);
  }

  private static long searches(JsonNode facts) {
    return facts.path("detector_calls").asLong(-1);
  }

  /** Both go by the test's clock. */
  private static final class ByClock implements Programs {

    @Override
    public ProgramSpec authority(ProgramLaunch launch, AuthoritySettings settings)
        throws ProgramException {
      return launch.authorityThrough(AuthorityByTestClock.class, settings, List.of(clock.flag()));
    }

    @Override
    public ProgramSpec gateway(ProgramLaunch launch, GatewaySettings settings, Disorder disorder)
        throws ProgramException {
      return launch.gatewayWithFault(settings, List.of(clock.flag()));
    }
  }
}
