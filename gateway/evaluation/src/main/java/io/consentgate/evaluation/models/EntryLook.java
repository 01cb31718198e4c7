package io.consentgate.evaluation.models;

import io.consentgate.models.CatalogueEntry;
import java.util.List;

/**
 * What was found of a set or an attack detector.
 *
 * @param entry what the catalogue says of it
 * @param files what was found of each file
 */
record EntryLook(CatalogueEntry entry, List<FileLook> files) {

  /** Copies the list. */
  EntryLook {
    files = List.copyOf(files);
  }

  /** Returns how all of it stands: as its worst file does. */
  FileState state() {
    return files.stream().map(FileLook::state).max(Enum::compareTo).orElse(FileState.MISSING);
  }

  /** Returns the files that have to be had before it can be used. */
  List<FileLook> lacking() {
    return files.stream().filter(look -> !look.state().isGood()).toList();
  }
}
