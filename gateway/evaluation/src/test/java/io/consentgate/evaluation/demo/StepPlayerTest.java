package io.consentgate.evaluation.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StepPlayerTest {

  private final Map<StepName, Step> steps = new EnumMap<>(StepName.class);
  private final List<String> shown = new ArrayList<>();

  StepPlayerTest() {
    for (StepName name : StepName.values()) {
      steps.put(name, facts -> facts.equal("doors", 0, 0));
    }
  }

  @Test
  void play_allGood_isGoodInTheOrderOfTheStory() throws Exception {
    DemoReport report = player().play(true);

    assertThat(report.ok()).isTrue();
    assertThat(report.steps()).hasSize(20).allMatch(StepResult::ok);
    assertThat(report.steps().getFirst().name()).isEqualTo("no-entitlement-no-door");
    assertThat(report.steps().getLast().name()).isEqualTo("authority-back");
    assertThat(shown).hasSize(20);
  }

  @Test
  void play_oneFactWrong_failsAndSaysBoth() throws Exception {
    steps.put(StepName.WITHDRAW, facts -> facts.equal("references", 0, 1));

    DemoReport report = player().play(false);

    assertThat(report.ok()).isFalse();
    assertThat(report.steps()).hasSize(20);
    assertThat(failed(report)).containsExactly("withdraw");
    assertThat(report.steps())
        .filteredOn(step -> !step.ok())
        .extracting(StepResult::seen)
        .containsExactly("references 1 INSTEAD OF 0");
  }

  @Test
  void play_stepBreaksOff_failsAndStopsThere() throws Exception {
    steps.put(
        StepName.EXPIRE,
        facts -> {
          facts.note("waited");
          throw new IOException("no answer");
        });

    DemoReport report = player().play(true);

    assertThat(failed(report)).containsExactly("expire");
    assertThat(report.steps().getLast().seen())
        .isEqualTo("waited; BROKE OFF: IOException no answer");
  }

  @Test
  void player_stepMissing_isRefused() {
    steps.remove(StepName.EXPIRE);

    assertThatThrownBy(this::player).hasMessageContaining("expire");
  }

  private StepPlayer player() {
    return new StepPlayer(
        steps,
        new StepAudience() {
          @Override
          public void begins(StepName step) {}

          @Override
          public void ended(StepResult result) {
            shown.add(result.name());
          }
        });
  }

  private static List<String> failed(DemoReport report) {
    return report.steps().stream().filter(step -> !step.ok()).map(StepResult::name).toList();
  }
}
