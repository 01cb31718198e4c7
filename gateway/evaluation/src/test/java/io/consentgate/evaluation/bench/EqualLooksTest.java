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

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"STILL,1", "LIVE,3"})
  void pass_ownOrAnothers_takesAsManyLooks(SourceKind kind, long looks) throws Exception {
    FaceEngine engine = FaceEngine.load(Catalogue.shipped().set("bundled"), null, 2);
    try (Bench bench = new Bench(engine, folder.resolve("gateway"), kind)) {
      bench.invite(2);
      Guest owner = bench.guests().getFirst();
      Guest other = bench.guests().getLast();

      long before = engine.detectorCalls();
      EntryDecision own = present(bench, owner, owner.frame());
      long between = engine.detectorCalls();
      EntryDecision anothers = present(bench, owner, other.frame());

      assertThat(own).isNotInstanceOf(UseOtherLane.class);
      assertThat(anothers).isEqualTo(new UseOtherLane(Reason.NOT_MATCHED));
      assertThat(between - before).isEqualTo(looks);
      assertThat(engine.detectorCalls() - between).isEqualTo(looks);
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
