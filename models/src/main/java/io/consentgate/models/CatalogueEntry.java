package io.consentgate.models;

import java.util.List;

/** What is installed, verified and removed as one: its files belong together. */
public sealed interface CatalogueEntry permits ModelSet, AttackDetector {

  /** Returns its name, such as {@code bundled}. */
  String name();

  /** Returns a number that grows with every change of its files or their handling. */
  int epoch();

  /** Returns one line for people. */
  String title();

  /** Returns its files. */
  List<ModelFile> files();

  /** Returns what is known to fall short, in plain words. */
  List<String> weaknesses();

  /** Returns name and epoch, such as {@code bundled-1}. */
  default String id() {
    return name() + "-" + epoch();
  }

  /** Returns the files that do not come with the programs. */
  default List<ModelFile> further() {
    return files().stream().filter(file -> file.origin() == Origin.FOLDER).toList();
  }
}
