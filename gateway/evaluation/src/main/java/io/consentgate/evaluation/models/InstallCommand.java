package io.consentgate.evaluation.models;

import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.models.CatalogueEntry;
import io.consentgate.models.ModelSet;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fetches a set. */
@Command(
    name = "install",
    description = {
      "Fetch what a set lacks from its publisher. A broken download goes on where it stopped.",
      "Each file is verified by its SHA-256 before it is installed."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class InstallCommand implements Callable<Integer> {

  static final Duration PAUSE = Duration.ofSeconds(2);

  @Parameters(paramLabel = "SET", description = "Its name, as list shows it.")
  private String set = "";

  @Mixin private ModelPlaces places = new ModelPlaces();
  @Mixin private LicenceOption licence = new LicenceOption();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws ProgramException, InterruptedException {
    Shelf shelf = places.shelf();
    CatalogueEntry entry = shelf.entry(set);
    installer(shelf, licence.licences(spec), spec).install(entry);
    if (entry instanceof ModelSet installed) {
      Output.say(spec, next(shelf, installed));
    }
    return 0;
  }

  /** Returns what installs over the network. */
  static SetInstaller installer(Shelf shelf, Licences licences, CommandSpec spec) {
    return new SetInstaller(
        shelf,
        new Download(Connection.ofMachine(), PAUSE),
        licences,
        new TransferBar(spec.commandLine().getErr()),
        spec.commandLine().getOut());
  }

  /** Returns what to do with an installed set. */
  static String next(Shelf shelf, ModelSet set) throws ProgramException {
    return shelf.calibration(set).isPresent()
        ? "Use it: ./consentgate run --model-set %s".formatted(set.name())
        : "It is not calibrated, so it opens no door. Calibrate it on pictures: %s"
            .formatted(EntryText.calibrate(set, shelf.installed()));
  }
}
