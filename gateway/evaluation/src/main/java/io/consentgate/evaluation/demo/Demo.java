package io.consentgate.evaluation.demo;

import io.consentgate.evaluation.programs.DataFolder;
import io.consentgate.evaluation.programs.Installation;
import io.consentgate.evaluation.programs.LocalPinning;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.evaluation.programs.ProgramLaunch;
import io.consentgate.evaluation.sabotage.Sabotage;
import io.consentgate.gateway.camera.visitor.Cast;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Plays the whole story on a data folder of its own. */
public final class Demo {

  /**
   * What to play.
   *
   * @param data an empty folder for both programs
   * @param modelSet which networks
   * @param models folder of model sets that are not bundled
   * @param sabotage the fault to build in, if any; the story then stops at the first failed step
   */
  public record Script(
      Path data, String modelSet, Optional<Path> models, Optional<Sabotage> sabotage) {}

  private final Script script;
  private final StepAudience audience;
  private final Consumer<String> problems;

  /**
   * Prepares to play.
   *
   * @param script what
   * @param audience is shown each step
   * @param problems is shown what the programs print
   */
  public Demo(Script script, StepAudience audience, Consumer<String> problems) {
    this.script = script;
    this.audience = audience;
    this.problems = problems;
  }

  /**
   * Plays.
   *
   * @return what became of it
   * @throws ProgramException if the programs cannot be started
   */
  public DemoReport play() throws ProgramException, IOException, InterruptedException {
    ProgramLaunch launch = new ProgramLaunch(Installation.find(), DataFolder.open(script.data()));
    LocalPinning.pin(launch.data(), StagePlan.GATEWAY);
    StagePlan plan =
        StagePlan.on(launch, script.modelSet(), script.models(), script.sabotage(), problems);
    plan.prepare();
    try (Stage stage = Stage.open(plan)) {
      Thread end = new Thread(stage::close, "end");
      Runtime.getRuntime().addShutdownHook(end);
      try {
        return play(stage, plan);
      } finally {
        Runtime.getRuntime().removeShutdownHook(end);
      }
    }
  }

  private DemoReport play(Stage stage, StagePlan plan)
      throws ProgramException, IOException, InterruptedException {
    stage.office().signIn(signInLink(plan));
    Players cast = cast(stage.office());
    Vault vault = new Vault(plan.launch().data().gateway(), plan.loot());
    Map<StepName, Step> steps = new EnumMap<>(StepName.class);
    Entrances entrances = new Entrances(stage, cast);
    entrances.addTo(steps);
    new Erasures(stage, cast, vault).addTo(steps);
    new Endings(stage, cast, entrances).addTo(steps);
    return new StepPlayer(steps, audience).play(script.sabotage().isPresent());
  }

  private static URI signInLink(StagePlan plan) throws ProgramException {
    return URI.create(
        plan.launch()
            .firstSignInLink()
            .orElseThrow(() -> new ProgramException("The authority left no sign-in link.")));
  }

  private static Players cast(Office office) throws IOException, InterruptedException {
    List<Long> seeds = Cast.seeds();
    return new Players(
        guest(seeds.get(0), office),
        guest(seeds.get(1), office),
        seeds.get(2).intValue(),
        guest(seeds.get(3), office),
        seeds.get(4).intValue());
  }

  private static Guest guest(long seed, Office office) throws IOException, InterruptedException {
    return new Guest(Math.toIntExact(seed), office.ticket(Office.Terms.day()));
  }
}
