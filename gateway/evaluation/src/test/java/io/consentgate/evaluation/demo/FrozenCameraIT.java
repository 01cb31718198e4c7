package io.consentgate.evaluation.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consentgate.evaluation.programs.GatewaySettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName(
    "ST-14: a network camera that sends one picture again and again lets nobody in or enrol")
final class FrozenCameraIT {

  private final List<String> further = new ArrayList<>(List.of("--pad", "none"));
  private final List<NetworkCamera> cameras = new ArrayList<>();

  @TempDir private Path folder;

  /** Whoever enrolled while nobody looked for it is the control: the same camera, the same face. */
  @Test
  void passageAndEnrolment_onePictureAgainAndAgain_areRefusedAndTheOperatorIsTold()
      throws Exception {
    try (SmallHouse house = house()) {
      Guest guest = house.enrol();
      assertThat(house.present(guest)).isEqualTo("OPEN");

      further.clear();
      house.endGateway();
      house.startGateway();

      assertThat(house.page("/about-this-gate.json")).contains("\"pad_level\":\"frozen-frames\"");
      assertThat(house.present(guest)).isEqualTo("FACE_LANE_CLOSED");
      assertThatThrownBy(house::enrol).hasMessageContaining("enrolment.CAMERA_FROZEN");
      assertThat(house.references()).isEqualTo(1);
      assertThat(house.presentTicket(guest)).isEqualTo("OPEN");
      assertThat(Files.readString(house.data().logs().resolve("gateway.log")))
          .contains("the camera of portal main gave one picture again and again");
    } finally {
      cameras.forEach(NetworkCamera::close);
    }
  }

  private SmallHouse house() throws Exception {
    return new SmallHouse(
        folder,
        (launch, settings) ->
            launch.gateway(
                new GatewaySettings(
                    settings.port(),
                    settings.authority(),
                    settings.camera(),
                    settings.portal(),
                    join(settings.further(), further))),
        scene -> {
          cameras.add(new NetworkCamera(scene));
          return cameras.getFirst().address();
        },
        List.of());
  }

  private static List<String> join(List<String> first, List<String> then) {
    List<String> both = new ArrayList<>(first);
    both.addAll(then);
    return both;
  }
}
