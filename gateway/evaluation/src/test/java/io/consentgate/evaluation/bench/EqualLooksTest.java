package io.consentgate.evaluation.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.bench.Bench.Guest;
import io.consentgate.gateway.access.EntryDecision;
import io.consentgate.gateway.access.Passage;
import io.consentgate.gateway.access.Portal;
import io.consentgate.gateway.access.PresentedCode;
import io.consentgate.gateway.access.UseOtherLane;
import io.consentgate.gateway.access.UseOtherLane.Reason;
import io.consentgate.gateway.camera.SourceKind;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.models.Catalogue;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole way from code to door, by somebody with their own pass and with another's. */
@DisplayName("ST-22: a door that does not know a face looks as often as one that does")
final class EqualLooksTest {

  private static final int GUESTS = 6;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"STILL,1", "LIVE,3"})
  void pass_ownOrAnyOthers_takesAsManyLooksAndTellsStrangersTheSame(SourceKind kind, long looks)
      throws Exception {
    FaceEngine engine = FaceEngine.load(Catalogue.shipped().set("bundled"), null, 2);
    try (Bench bench = new Bench(engine, folder.resolve("gateway"), kind)) {
      bench.invite(GUESTS);
      Guest visitor = bench.guests().getFirst();

      // To some owners a stranger is more alike than to others; what is told and done is the same.
      for (Guest owner : bench.guests()) {
        long before = engine.detectorCalls();
        EntryDecision decision = present(bench, owner, visitor.frame());

        assertThat(engine.detectorCalls() - before).isEqualTo(looks);
        if (owner.equals(visitor)) {
          assertThat(decision).isNotInstanceOf(UseOtherLane.class);
        } else {
          assertThat(decision).isEqualTo(new UseOtherLane(Reason.NOT_MATCHED));
        }
      }
    }
  }

  private static EntryDecision present(Bench bench, Guest owner, int frame) {
    bench.source().show(frame);
    try (PresentedCode code = new PresentedCode.PassText(owner.pass().copy())) {
      Passage passage = bench.door().pass(code, _ -> Portal.Outcome.OPENED);
      return passage.decision();
    }
  }
}
