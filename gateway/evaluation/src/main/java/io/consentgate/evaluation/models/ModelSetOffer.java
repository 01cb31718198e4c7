package io.consentgate.evaluation.models;

import io.consentgate.evaluation.programs.DataFolder;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.models.Catalogue;
import io.consentgate.models.CatalogueEntry;
import io.consentgate.models.ModelException;
import io.consentgate.models.ModelFile;
import io.consentgate.models.ModelSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Offers, once for each data folder, to install a set that is said to err less than the one that
 * ships. Whatever is answered, and whatever becomes of the download, the start goes on.
 */
public final class ModelSetOffer {

  private static final String OFFERED = "opencv-zoo";
  private static final String MARK = "model-offer";

  private final DataFolder data;
  private final PrintWriter out;
  private final Licences.Answers answers;
  private final Reach reach;

  /** Tells whether a host can be reached. */
  @FunctionalInterface
  interface Reach {

    /** Returns whether an address could be fetched from. */
    boolean isThere(URI address);
  }

  /** Installs the set offered. */
  @FunctionalInterface
  interface Installing {

    /** Does it, the licences being accepted. */
    void install(Shelf shelf, CatalogueEntry entry) throws ProgramException, InterruptedException;
  }

  ModelSetOffer(DataFolder data, PrintWriter out, Licences.Answers answers, Reach reach) {
    this.data = data;
    this.out = out;
    this.answers = answers;
    this.reach = reach;
  }

  /**
   * Makes the offer if somebody is at a terminal, there is a network, and it was not made before.
   *
   * @param data the data folder of both programs
   * @param set the set that the gateway is started with
   * @param out says what is offered
   * @param err shows the download's progress
   */
  public static void make(DataFolder data, String set, PrintWriter out, PrintWriter err)
      throws InterruptedException {
    boolean mayAsk = Terminal.isThere() && System.getenv("CI") == null;
    if (mayAsk && set.equals("bundled")) {
      new ModelSetOffer(data, out, Terminal::isAnsweredYes, new NetworkReach())
          .make((shelf, entry) -> installer(shelf, out, err).install(entry));
    }
  }

  /** Makes the offer if there is a network and it was not made before. */
  void make(Installing installing) throws InterruptedException {
    Path mark = data.root().resolve(MARK);
    try {
      Catalogue catalogue = Catalogue.shipped();
      Shelf shelf = new Shelf(catalogue, data.models(), List.of());
      ModelSet offered = catalogue.set(OFFERED);
      if (Files.exists(mark) || shelf.look(offered).lacking().isEmpty() || !isReached(offered)) {
        return;
      }
      tell(shelf, catalogue.set(catalogue.defaultSet()), offered);
      boolean isWanted =
          answers.isYes(
              "Install %s now, and accept %s? [y/N] "
                  .formatted(offered.name(), Licences.names(offered.files())));
      Files.writeString(mark, isWanted ? "accepted\n" : "declined\n");
      if (isWanted) {
        install(installing, shelf, offered);
      }
      say("This gateway goes on with bundled. More: ./consentgate models list");
    } catch (ProgramException e) {
      say(String.valueOf(e.getMessage()));
      say("This gateway goes on with bundled.");
    } catch (IOException e) {
      say("The answer could not be kept in %s, so it will be asked for again.".formatted(mark));
    } catch (ModelException e) {
      say(String.valueOf(Shelf.sentence(e).getMessage()));
    }
  }

  private void install(Installing installing, Shelf shelf, ModelSet offered)
      throws InterruptedException {
    try {
      installing.install(shelf, offered);
    } catch (ProgramException e) {
      say(String.valueOf(e.getMessage()));
      say(
          "You are not asked again; to go on: ./consentgate models install %s --data %s"
              .formatted(offered.name(), data.root()));
    }
  }

  private void tell(Shelf shelf, ModelSet bundled, ModelSet offered) throws ProgramException {
    say("There is another model set than the one that ships:");
    say("  bundled     " + Errors.of(bundled, shelf.calibration(bundled)));
    say("  %s  %s".formatted(offered.name(), Errors.of(offered, shelf.calibration(offered))));
    say(
        "  The two do not compare: ours is one threshold for the worst group, the other is mixed pairs.");
    say(
        "  It is %s to fetch, under %s."
            .formatted(
                Megabytes.of(offered.further().stream().mapToLong(ModelFile::sizeBytes).sum()),
                Licences.names(offered.files())));
    for (ModelFile file : offered.further()) {
      say(
          "    %s: %s, %s"
              .formatted(
                  file.file(),
                  file.licence(),
                  Objects.requireNonNull(file.source()).licenceText()));
    }
    say("  Installing it changes nothing at the door: until you have calibrated it on pictures,");
    say("  and started with --model-set %s, this gateway uses bundled.".formatted(offered.name()));
    say("  Calibrate it then: " + EntryText.calibrate(offered, shelf.installed()));
  }

  private boolean isReached(ModelSet offered) {
    return offered.further().stream()
        .map(file -> Objects.requireNonNull(file.source()).download())
        .allMatch(address -> address != null && reach.isThere(address));
  }

  private static SetInstaller installer(Shelf shelf, PrintWriter out, PrintWriter err) {
    return new SetInstaller(
        shelf,
        new Download(Connection.ofMachine(), InstallCommand.PAUSE),
        new Licences(out, true, true, _ -> true),
        new TransferBar(err),
        out);
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }
}
