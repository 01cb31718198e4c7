package io.consentgate.evaluation.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.Custody;
import io.consentgate.evaluation.bench.Bench.Guest;
import io.consentgate.gateway.access.Passage;
import io.consentgate.gateway.access.Portal;
import io.consentgate.gateway.access.PresentedCode;
import io.consentgate.gateway.access.UseOtherLane;
import io.consentgate.gateway.access.UseOtherLane.Reason;
import io.consentgate.gateway.camera.CodeFrame;
import io.consentgate.gateway.camera.code.CodeReader;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.models.Catalogue;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand frames with a face in them, and nobody's live consent: the native detector is not
 * called once. Counted in the one class that calls it, on the whole way from code to door: real
 * camera, store, passes and services.
 */
@DisplayName("D4, EU-26, BF-6: no frame is searched for a face without a live consent")
final class NoSearchWithoutConsentTest {

  private static final int FRAMES = 1000;
  private static final int FRAMES_PER_CODE = FRAMES / 5;

  @TempDir private Path folder;

  private FaceEngine engine;
  private Bench bench;
  private Guest guest;
  private final AtomicInteger releases = new AtomicInteger();

  @BeforeEach
  void openDoor() throws Exception {
    engine = FaceEngine.load(Catalogue.shipped().set("bundled"), null, 2);
    bench = new Bench(engine, folder.resolve("gateway"));
    bench.invite(1);
    guest = bench.guests().getFirst();
    bench.source().show(guest.frame());
  }

  @AfterEach
  void closeDoor() {
    bench.close();
  }

  @Test
  void thousandFrames_withoutAnyCode_areNotSearched() {
    CodeReader reader = new CodeReader();
    long before = engine.detectorCalls();

    for (int i = 0; i < FRAMES; i++) {
      try (CodeFrame frame = bench.nextCodeFrame().orElseThrow()) {
        assertThat(reader.read(frame)).isEmpty();
      }
    }

    assertThat(engine.detectorCalls() - before).isZero();
  }

  @Test
  void thousandFrames_withCodesThatAreNoLiveConsent_areNotSearched() {
    Instant now = InstantSource.system().instant();
    ConsentGrant expired = grant(now.minus(Duration.ofHours(2)), Duration.ofHours(1));
    ConsentGrant withdrawn = grant(now, Duration.ofHours(1));
    ConsentGrant standing = grant(now, Duration.ofHours(1));
    bench.door().papers().withdraw(withdrawn);
    bench.door().renewStatus();
    long before = engine.detectorCalls();

    hold(() -> text(forged(guest.pass())), Reason.NOT_A_VALID_CODE);
    hold(() -> text(bench.door().passFor(expired)), Reason.CONSENT_EXPIRED);
    hold(() -> text(bench.door().passFor(withdrawn)), Reason.CONSENT_WITHDRAWN);
    holdPassOfAnotherGateway(standing);
    long searches = engine.detectorCalls() - before;
    holdTicket();

    assertThat(searches).isZero();
    assertThat(engine.detectorCalls() - before).isZero();
  }

  /** The control: the same frame and the same count, with a pass whose consent is live. */
  @Test
  void oneFrame_withALiveConsent_isSearched() {
    long before = engine.detectorCalls();

    Passage passage = bench.enter(guest, _ -> Portal.Outcome.OPENED);

    assertThat(passage.isOpen()).isTrue();
    assertThat(engine.detectorCalls() - before).isPositive();
  }

  private ConsentGrant grant(Instant issued, Duration life) {
    ConsentGrant grant = bench.door().papers().grant(issued, Custody.SEALED, life);
    bench.door().keep(grant);
    return grant;
  }

  private void holdPassOfAnotherGateway(ConsentGrant grant) {
    try (Bench other = new Bench(engine, folder.resolve("other"))) {
      hold(() -> text(other.door().passFor(grant)), Reason.NOT_A_VALID_CODE);
    } catch (io.consentgate.models.ModelException e) {
      throw new AssertionError(e);
    }
  }

  private void holdTicket() {
    Instant now = InstantSource.system().instant();
    var code = bench.door().keep(bench.door().papers().grant(now, Custody.SEALED));
    for (int i = 0; i < FRAMES_PER_CODE; i++) {
      assertThat(pass(new PresentedCode.Ticket(code)).isOpen()).isTrue();
    }
    assertThat(releases).hasValue(FRAMES_PER_CODE);
  }

  private void hold(Supplier<PresentedCode> code, Reason expected) {
    for (int i = 0; i < FRAMES_PER_CODE; i++) {
      assertThat(pass(code.get()).decision()).isEqualTo(new UseOtherLane(expected));
    }
    assertThat(releases).hasValue(0);
  }

  private Passage pass(PresentedCode code) {
    try (code) {
      return bench
          .door()
          .pass(
              code,
              _ -> {
                releases.incrementAndGet();
                return Portal.Outcome.OPENED;
              });
    }
  }

  private static PresentedCode text(SecretBytes text) {
    return new PresentedCode.PassText(text);
  }

  private static SecretBytes forged(SecretBytes genuine) {
    SecretBytes text = genuine.copy();
    long at = text.sizeBytes() * 2L / 3;
    byte old = text.memory().get(ValueLayout.JAVA_BYTE, at);
    text.memory().set(ValueLayout.JAVA_BYTE, at, (byte) (old == '0' ? '1' : '0'));
    return text;
  }
}
