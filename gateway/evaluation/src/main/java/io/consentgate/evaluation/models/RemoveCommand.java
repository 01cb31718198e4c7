package io.consentgate.evaluation.models;

import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.models.CatalogueEntry;
import io.consentgate.models.ModelFile;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Deletes installed files. */
@Command(
    name = "remove",
    description = {
      "Delete the installed files of a set. Files that another installed set needs stay, and so",
      "does its calibration. Refused for the set that the gateway uses."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RemoveCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SET", description = "Its name, as list shows it.")
  private String set = "";

  @Mixin private ModelPlaces places = new ModelPlaces();

  @Option(
      names = "--force",
      description =
          "Remove it although the gateway used it when it last ran; never while it runs with it.")
  private boolean isForced;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws ProgramException {
    Shelf shelf = places.shelf();
    CatalogueEntry entry = shelf.entry(set);
    requireUnused(entry);
    if (!Files.isDirectory(shelf.installed()) || entry.further().isEmpty()) {
      Output.say(spec, "Nothing of %s is installed; nothing was changed.".formatted(entry.name()));
      return 0;
    }
    Set<ModelFile> needed = needed(shelf, entry);
    List<String> removed = new ArrayList<>();
    try (InstalledFolder folder = InstalledFolder.take(shelf.installed())) {
      for (ModelFile file : entry.further()) {
        if (needed.contains(file)) {
          Output.say(spec, "%s stays: another installed set needs it.".formatted(file.file()));
        } else if (folder.remove(file)) {
          removed.add(file.file());
        }
      }
    }
    Output.say(
        spec,
        removed.isEmpty()
            ? "No file was removed."
            : "Removed from %s: %s.".formatted(shelf.installed(), String.join(", ", removed)));
    return 0;
  }

  private void requireUnused(CatalogueEntry entry) throws ProgramException {
    GatewayUse use = places.use();
    if (!use.isOf(entry.id())) {
      return;
    }
    if (use.isRunning()) {
      throw new ProgramException(
          "The gateway runs with %s. End it and start it with another set first; nothing was changed."
              .formatted(entry.name()));
    }
    if (!isForced) {
      throw new ProgramException(
          "The gateway used %s when it last ran, and could not start with it again. Start it with another set first, or give --force; nothing was changed."
              .formatted(entry.name()));
    }
  }

  private static Set<ModelFile> needed(Shelf shelf, CatalogueEntry removed)
      throws ProgramException {
    Set<ModelFile> needed = new HashSet<>();
    for (CatalogueEntry other : shelf.catalogue().entries()) {
      if (!other.equals(removed) && isInstalled(shelf, other)) {
        needed.addAll(other.further());
      }
    }
    return needed;
  }

  private static boolean isInstalled(Shelf shelf, CatalogueEntry entry) throws ProgramException {
    for (ModelFile file : entry.further()) {
      if (shelf.lookInstalled(file).state() != FileState.INSTALLED) {
        return false;
      }
    }
    return true;
  }
}
