package io.consentgate.evaluation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.gateway.camera.visitor.Cast;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("CN-31: the running gateway looks at the part of the picture that it was told to")
final class RegionIT {

  /** The first fifth of the picture is left out: there stands the left one of two visitors. */
  private static final String WITHOUT_THE_LEFT = "0.21,0,0.79,1";

  @TempDir private Path folder;

  @Test
  void passage_somebodyElseOutsideTheRegion_opensAndInsideDoesNot() throws Exception {
    try (SmallHouse house =
        new SmallHouse(
            folder,
            (launch, settings) -> launch.gateway(settings),
            scene -> "synthetic:" + scene,
            List.of("--region", WITHOUT_THE_LEFT))) {
      Guest guest = house.enrol();
      int bystander = Math.toIntExact(Cast.seeds().get(5));
      int another = Math.toIntExact(Cast.seeds().get(7));

      assertThat(house.present(guest, bystander, guest.seed())).isEqualTo("OPEN");
      assertThat(house.present(guest, bystander, another, guest.seed())).isEqualTo("SEVERAL_FACES");
      assertThat(house.page("/about-this-gate.json")).contains("\"share_looked_at\":0.79");
      assertThat(house.page("/about-this-gate?lang=en")).contains("79% of the picture");
    }
  }
}
