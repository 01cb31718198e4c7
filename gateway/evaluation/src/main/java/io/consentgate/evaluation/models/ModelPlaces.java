package io.consentgate.evaluation.models;

import io.consentgate.evaluation.programs.DataFolder;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.models.Catalogue;
import io.consentgate.models.CatalogueEntry;
import io.consentgate.models.ModelException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the commands look; the same as {@code run} does. */
final class ModelPlaces {

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description =
          "Where the programs keep everything; installed files lie in its folder models (default:"
              + " ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = "--models",
      paramLabel = "FOLDER",
      description = "A further folder with model files, as for run; may be given more than once.")
  private List<Path> models = new ArrayList<>();

  /** Returns what lies where. */
  Shelf shelf() throws ProgramException {
    try {
      return new Shelf(Catalogue.shipped(), folder().models(), models);
    } catch (ModelException e) {
      throw Shelf.sentence(e);
    }
  }

  /** Returns which set the gateway uses. */
  GatewayUse use() throws ProgramException {
    return GatewayUse.of(folder().gateway());
  }

  /**
   * Returns entries by name; all of them where none is named.
   *
   * @throws ProgramException if there is none of a name
   */
  static List<CatalogueEntry> entries(Shelf shelf, List<String> names) throws ProgramException {
    List<CatalogueEntry> entries = new ArrayList<>();
    for (String name : names) {
      entries.add(shelf.entry(name));
    }
    return names.isEmpty() ? shelf.catalogue().entries() : entries;
  }

  private DataFolder folder() {
    return new DataFolder(data.toAbsolutePath().normalize());
  }
}
