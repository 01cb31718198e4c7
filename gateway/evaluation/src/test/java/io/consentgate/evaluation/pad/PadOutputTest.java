package io.consentgate.evaluation.pad;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** ST-13, ST-14, ST-20: what each form of a report says, and what it refuses to say. */
final class PadOutputTest {

  @Test
  void everyForm_ofAReport_saysWhatIsSimulatedAndWhatWasHeldBack() throws Exception {
    String text = String.join("\n", PadText.lines(Trials.usual()));
    String page = PadPage.of(Trials.usual(), Trials.origin());

    for (String form : List.of(text, page)) {
      assertThat(form)
          .contains("print (simulated)")
          .contains("tablet-replay (simulated; nothing was designed by it)")
          .contains("no camera saw them: ")
          .contains("No attack chose a threshold");
    }
    JsonNode species = json().path("species");
    assertThat(species.path("print").path("simulated").booleanValue()).isTrue();
    assertThat(species.path("print").path("held_back").booleanValue()).isFalse();
    assertThat(species.path("tablet-replay").path("held_back").booleanValue()).isTrue();
    assertThat(species.path("sample").path("simulated").booleanValue()).isFalse();
  }

  @Test
  void claim_ofSimulatedAttacksWithoutError_isOneOfTheSimulationOnly() throws Exception {
    List<String> lines = PadText.lines(Trials.usual());

    assertThat(lines)
        .contains("  print: APCER below 7 %: shown of this simulation, of no real attack")
        .contains("  tablet-replay: APCER below 15 %: not shown")
        .contains("  sample: shows nothing: 2 presentations, 50 needed")
        .contains("  bona-fide: BPCER below 5 %: not shown");
  }

  @Test
  void lines_ofALayer_nameTheWorstSpecies() throws Exception {
    assertThat(PadText.lines(Trials.usual()))
        .contains(
            "  worst: tablet-replay (simulated; nothing was designed by it):"
                + " APCER 100.0 % (60 of 60; 95 % 94.0 % to 100.0 %)");
  }

  @Test
  void json_ofAReport_hasItsKeys() throws Exception {
    JsonNode json = json();

    assertThat(json.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly(
            "model_set", "species", "thresholds", "layers", "bpcer_by_group", "origin");
    JsonNode together = json.path("layers").path("together");
    assertThat(together.path("apcer").path("print").path("events").intValue()).isZero();
    assertThat(together.path("apcer").path("print").path("trials").intValue()).isEqualTo(60);
    assertThat(together.path("bpcer").path("bona-fide").path("events").intValue()).isEqualTo(2);
    assertThat(together.path("apcer").has("bona-fide")).isFalse();
    assertThat(together.path("worst_species").textValue()).isEqualTo("tablet-replay");
    JsonNode asked = json.path("layers").path("together-with-turn-head");
    assertThat(asked.path("apcer").path("tablet-replay").path("events").intValue()).isEqualTo(10);
    JsonNode frozen = json.path("layers").path("frozen-frames");
    assertThat(frozen.path("not_applicable").path("bona-fide").intValue()).isEqualTo(100);
    assertThat(json.path("thresholds").path("alone").path("network").isNumber()).isTrue();
  }

  @Test
  void page_ofAReport_refersToNothingAndEscapesNames() throws Exception {
    assertThat(PadPage.of(Trials.usual(), Trials.origin()))
        .doesNotContainPattern("(?i)https?:|url\\(|@import|<link|<img|<script|href=|\\ssrc=")
        .contains("north &lt;of here&gt;")
        .doesNotContain("<of here>");
  }

  private static JsonNode json() throws Exception {
    return PadJson.of(Trials.usual(), Trials.origin());
  }
}
