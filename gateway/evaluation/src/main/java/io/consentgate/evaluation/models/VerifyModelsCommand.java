package io.consentgate.evaluation.models;

import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.models.CatalogueEntry;
import io.consentgate.models.ModelFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares what lies here with the catalogue. */
@Command(
    name = "verify",
    description = {
      "Compare every model file that is here with the catalogue's SHA-256.",
      "Exit status 1 if one is another file, or a set that was named lacks one."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class VerifyModelsCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..*",
      paramLabel = "SET",
      description = "Sets that have to be whole (default: whatever is here).")
  private List<String> sets = new ArrayList<>();

  @Mixin private ModelPlaces places = new ModelPlaces();

  @Option(names = "--json", description = "One object for machines.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws ProgramException {
    Shelf shelf = places.shelf();
    Set<ModelFile> files = new LinkedHashSet<>();
    for (CatalogueEntry entry : ModelPlaces.entries(shelf, sets)) {
      files.addAll(entry.files());
    }
    List<FileLook> looks = new ArrayList<>();
    for (ModelFile file : files) {
      FileLook look = shelf.look(file);
      boolean mayBeAbsent = sets.isEmpty() && !file.origin().ships();
      if (look.state() != FileState.MISSING || !mayBeAbsent) {
        looks.add(look);
      }
    }
    boolean isWell = looks.stream().allMatch(look -> look.state().isGood());
    if (json) {
      Output.json(spec, Map.of("ok", isWell, "files", EntryJson.files(looks)));
    } else {
      looks.forEach(look -> Output.say(spec, line(look)));
      Output.say(spec, isWell ? "All is as the catalogue says." : "Not all is well: see above.");
    }
    return isWell ? 0 : 1;
  }

  private static String line(FileLook look) {
    ModelFile file = look.file();
    String line = "%-12s %s".formatted(look.state().words(), file.file());
    return switch (look.state()) {
      case IN_BUILD, INSTALLED, AT_HAND -> line;
      case MISSING -> line + ", expected SHA-256 " + file.sha256();
      case DAMAGED ->
          "%s in %s: expected SHA-256 %s, found %s. Remove it and install or import the right one."
              .formatted(line, look.place(), file.sha256(), look.digest());
    };
  }
}
