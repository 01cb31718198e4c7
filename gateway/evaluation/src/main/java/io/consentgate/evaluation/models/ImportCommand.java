package io.consentgate.evaluation.models;

import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.models.CatalogueEntry;
import io.consentgate.models.ModelFile;
import io.consentgate.models.ModelSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Installs from a folder. */
@Command(
    name = "import",
    description = {
      "Install model files from a folder, without a network. Files are known by their SHA-256,",
      "whatever they are called."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ImportCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "FOLDER", description = "Where the files are.")
  private Path folder = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "SET",
      description = "Sets whose files are wanted (default: all).")
  private List<String> sets = new ArrayList<>();

  @Mixin private ModelPlaces places = new ModelPlaces();
  @Mixin private LicenceOption licence = new LicenceOption();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws ProgramException {
    Shelf shelf = places.shelf();
    List<CatalogueEntry> entries = ModelPlaces.entries(shelf, sets);
    List<ModelFile> taken = new FolderImport(shelf, licence.licences(spec)).take(folder, entries);
    if (taken.isEmpty()) {
      Output.say(spec, "All that is wanted was installed before; nothing was changed.");
      return 0;
    }
    taken.forEach(file -> Output.say(spec, file.file() + " is installed."));
    for (CatalogueEntry entry : entries) {
      if (entry.further().stream().anyMatch(taken::contains)) {
        tell(shelf, entry);
      }
    }
    return 0;
  }

  private void tell(Shelf shelf, CatalogueEntry entry) throws ProgramException {
    List<FileLook> lacking = shelf.look(entry).lacking();
    if (!lacking.isEmpty()) {
      Output.say(
          spec,
          "%s still lacks %s."
              .formatted(
                  entry.name(),
                  String.join(", ", lacking.stream().map(look -> look.file().file()).toList())));
      return;
    }
    Output.say(
        spec,
        "%s is complete. %s"
            .formatted(
                entry.name(), entry instanceof ModelSet set ? InstallCommand.next(shelf, set) : "")
            .strip());
  }
}
