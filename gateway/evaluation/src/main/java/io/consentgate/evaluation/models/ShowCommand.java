package io.consentgate.evaluation.models;

import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.models.Calibration;
import io.consentgate.models.CatalogueEntry;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one set. */
@Command(
    name = "show",
    description = "Show a set with its files, digests, addresses and known weaknesses.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ShowCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SET", description = "Its name, as list shows it.")
  private String set = "";

  @Mixin private ModelPlaces places = new ModelPlaces();

  @Option(names = "--json", description = "One object for machines.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws ProgramException {
    Shelf shelf = places.shelf();
    CatalogueEntry entry = shelf.entry(set);
    EntryLook look = shelf.look(entry);
    Optional<Calibration> calibration = ListCommand.calibration(shelf, entry);
    GatewayUse use = places.use();
    if (json) {
      Output.json(spec, EntryJson.of(look, calibration, use));
    } else {
      Output.say(spec, new EntryText(look, calibration, use, shelf.installed()).full());
    }
    return 0;
  }
}
