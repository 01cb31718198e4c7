package io.consentgate.evaluation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.sabotage.Sabotage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Execution(ExecutionMode.CONCURRENT)
@DisplayName(
    "CN-02, CN-05, CN-09, CN-13, CN-39, BF-3 to BF-7: the whole story, and each fault noticed")
final class DemoIT {

  @Test
  void demo_withoutFault_everyStepGoesAsItMust(@TempDir Path folder) throws Exception {
    DemoReport report = play(folder, Optional.empty());

    assertThat(report.steps()).filteredOn(step -> !step.ok()).isEmpty();
    assertThat(report.ok()).isTrue();
    assertThat(report.steps())
        .extracting(StepResult::name)
        .containsExactlyElementsOf(Arrays.stream(StepName.values()).map(StepName::text).toList());
  }

  @ParameterizedTest
  @EnumSource(Sabotage.class)
  void demo_withFault_stopsAtTheStepThatItBreaks(Sabotage sabotage, @TempDir Path folder)
      throws Exception {
    DemoReport report = play(folder, Optional.of(sabotage));

    List<String> failed =
        report.steps().stream().filter(step -> !step.ok()).map(StepResult::name).toList();
    assertThat(failed).as("%s", report).containsExactly(sabotage.noticedBy().text());
    assertThat(report.ok()).isFalse();
  }

  private static DemoReport play(Path folder, Optional<Sabotage> sabotage) throws Exception {
    Queue<String> output = new ConcurrentLinkedQueue<>();
    Demo.Script script =
        new Demo.Script(folder.resolve("data"), "bundled", Optional.empty(), sabotage);
    DemoReport report =
        new Demo(
                script,
                new StepAudience() {
                  @Override
                  public void begins(StepName step) {}

                  @Override
                  public void ended(StepResult result) {
                    System.out.println(sabotage.map(Sabotage::text).orElse("demo") + " " + result);
                  }
                },
                output::add)
            .play();
    if (!report.ok() && sabotage.isEmpty()) {
      output.forEach(System.out::println);
    }
    return report;
  }
}
