package io.consentgate.evaluation.models;

import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.models.Calibration;
import io.consentgate.models.CatalogueEntry;
import io.consentgate.models.ModelSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what the catalogue has. */
@Command(
    name = "list",
    description = "Show every set: where it stands, its size, its licence, how often it errs.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ListCommand implements Callable<Integer> {

  @Mixin private ModelPlaces places = new ModelPlaces();

  @Option(names = "--json", description = "One object for machines.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws ProgramException {
    Shelf shelf = places.shelf();
    GatewayUse use = places.use();
    List<Map<String, Object>> sets = new ArrayList<>();
    for (CatalogueEntry entry : shelf.catalogue().entries()) {
      EntryLook look = shelf.look(entry);
      Optional<Calibration> calibration = calibration(shelf, entry);
      if (json) {
        sets.add(EntryJson.of(look, calibration, use));
      } else {
        Output.say(spec, new EntryText(look, calibration, use, shelf.installed()).brief());
      }
    }
    if (json) {
      Output.json(spec, Map.of("sets", sets));
    }
    return 0;
  }

  /** Returns what an entry was measured to do; attack detectors have no threshold here. */
  static Optional<Calibration> calibration(Shelf shelf, CatalogueEntry entry)
      throws ProgramException {
    return entry instanceof ModelSet set ? shelf.calibration(set) : Optional.empty();
  }
}
