package io.consentgate.models;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All model sets known to this build.
 *
 * @param defaultSet name of the set used when none is chosen
 * @param sets the sets
 * @param attackDetectors what tells a face from a picture of one
 */
public record Catalogue(
    String defaultSet, List<ModelSet> sets, List<AttackDetector> attackDetectors) {

  /** Copies the lists. */
  public Catalogue {
    sets = List.copyOf(sets);
    attackDetectors = List.copyOf(attackDetectors);
  }

  /**
   * Reads the catalogue that ships with this jar.
   *
   * @throws ModelException if it is missing or cannot be read
   */
  public static Catalogue shipped() throws ModelException {
    try (InputStream in = Catalogue.class.getResourceAsStream("catalogue.json")) {
      if (in == null) {
        throw new ModelException(
            "the model catalogue is missing from this build; build or install it again");
      }
      return CatalogueJson.read(in, Catalogue.class);
    } catch (IOException e) {
      throw new ModelException(
          "the model catalogue of this build cannot be read; build or install it again", e);
    }
  }

  /**
   * Tells whether this build has a later epoch in a set's place. A set that it does not know, or an
   * epoch to come, may belong to another build and does not count as superseded.
   *
   * @param id name and epoch, such as {@code bundled-1}
   */
  public boolean hasSuperseded(String id) {
    return sets.stream().anyMatch(set -> isEarlier(id, set));
  }

  private static boolean isEarlier(String id, ModelSet set) {
    String prefix = set.name() + "-";
    if (!id.startsWith(prefix)) {
      return false;
    }
    String epoch = id.substring(prefix.length());
    return epoch.matches("[0-9]{1,9}") && Integer.parseInt(epoch) < set.epoch();
  }

  /**
   * Returns a set by name.
   *
   * @throws ModelException if there is none of that name
   */
  public ModelSet set(String name) throws ModelException {
    for (ModelSet set : sets) {
      if (set.name().equals(name)) {
        return set;
      }
    }
    throw unknown(name, sets);
  }

  /** Returns everything that can be installed, the sets first. */
  public List<CatalogueEntry> entries() {
    return Stream.<CatalogueEntry>concat(sets.stream(), attackDetectors.stream()).toList();
  }

  /**
   * Returns a set or an attack detector by name.
   *
   * @throws ModelException if there is none of that name
   */
  public CatalogueEntry entry(String name) throws ModelException {
    for (CatalogueEntry entry : entries()) {
      if (entry.name().equals(name)) {
        return entry;
      }
    }
    throw unknown(name, entries());
  }

  private static ModelException unknown(String name, List<? extends CatalogueEntry> entries) {
    String known = entries.stream().map(CatalogueEntry::name).collect(Collectors.joining(", "));
    return new ModelException(
        "there is no model set \"" + name + "\"; choose one of these: " + known);
  }
}
