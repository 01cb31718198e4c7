package io.consentgate.evaluation.models;

import io.consentgate.models.Calibration;
import io.consentgate.models.CatalogueEntry;
import io.consentgate.models.ModelFile;
import io.consentgate.models.ModelLoader;
import io.consentgate.models.ModelSet;
import io.consentgate.models.ModelSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is told of a set on a terminal. */
final class EntryText {

  private final EntryLook look;
  private final Optional<Calibration> calibration;
  private final GatewayUse use;
  private final Path installed;

  /**
   * Takes what is told.
   *
   * @param look what was found of it
   * @param calibration what it was measured to do, if it was
   * @param use which set the gateway uses
   * @param installed the folder of installed files
   */
  EntryText(EntryLook look, Optional<Calibration> calibration, GatewayUse use, Path installed) {
    this.look = look;
    this.calibration = calibration;
    this.use = use;
    this.installed = installed;
  }

  /** Returns a few lines. */
  List<String> brief() {
    CatalogueEntry entry = look.entry();
    List<String> lines = new ArrayList<>();
    lines.add("%s: %s".formatted(entry.name(), entry.title()));
    lines.add("  state    %s%s".formatted(look.state().words(), use.words(entry.id())));
    lines.add("  size     %s".formatted(Megabytes.of(size(entry.files()))));
    lines.add("  licence  %s".formatted(Licences.names(entry.files())));
    lines.add("  errs     %s".formatted(Errors.of(entry, calibration)));
    next().ifPresent(next -> lines.add("  next     " + next));
    return lines;
  }

  /** Returns everything. */
  List<String> full() {
    List<String> lines = new ArrayList<>(brief());
    look.files().forEach(file -> lines.addAll(full(file)));
    look.entry().weaknesses().forEach(weakness -> lines.add("  note     " + weakness));
    return lines;
  }

  /** Returns the command that makes a set's threshold known. */
  static String calibrate(ModelSet set, Path installed) {
    return "./consentgate evaluate calibrate %s --shared PICTURES --models %s --out %s"
        .formatted(set.name(), installed, installed.resolve(set.id() + ModelLoader.CALIBRATION));
  }

  private Optional<String> next() {
    CatalogueEntry entry = look.entry();
    if (!look.lacking().isEmpty()) {
      boolean canBeFetched =
          look.lacking().stream()
              .map(lacking -> lacking.file().source())
              .allMatch(source -> source != null && source.download() != null);
      return Optional.of(
          "./consentgate models %s"
              .formatted(
                  canBeFetched
                      ? "install " + entry.name()
                      : "import FOLDER " + entry.name() + "  (nobody serves all of it)"));
    }
    return entry instanceof ModelSet set && calibration.isEmpty()
        ? Optional.of(calibrate(set, installed))
        : Optional.empty();
  }

  private static List<String> full(FileLook look) {
    ModelFile file = look.file();
    List<String> lines = new ArrayList<>();
    lines.add("  file     %s: %s, %s".formatted(file.file(), file.role(), look.state().words()));
    lines.add("           SHA-256 %s, %d bytes".formatted(file.sha256(), file.sizeBytes()));
    lines.add("           %s, %s".formatted(file.licence(), file.upstream()));
    ModelSource source = file.source();
    if (source != null) {
      lines.add("           " + source.home());
      lines.add(
          "           "
              + (source.download() == null
                  ? "nobody serves it in this form; it can be imported"
                  : source.download()));
    }
    return lines;
  }

  private static long size(List<ModelFile> files) {
    return files.stream().mapToLong(ModelFile::sizeBytes).sum();
  }
}
