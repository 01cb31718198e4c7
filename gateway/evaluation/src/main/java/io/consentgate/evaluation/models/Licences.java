package io.consentgate.evaluation.models;

import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.models.ModelFile;
import io.consentgate.models.ModelSource;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Shows the licences of files that are not ours, and has them accepted before one is installed. */
final class Licences {

  /** Answers a question with yes or no. */
  @FunctionalInterface
  interface Answers {

    /** Returns whether the answer was yes. */
    boolean isYes(String question);
  }

  private final PrintWriter out;
  private final boolean areAccepted;
  private final boolean mayAsk;
  private final Answers answers;

  /**
   * Prepares.
   *
   * @param out shows them
   * @param areAccepted whether they were accepted on the command line
   * @param mayAsk whether somebody is there to be asked
   * @param answers asks
   */
  Licences(PrintWriter out, boolean areAccepted, boolean mayAsk, Answers answers) {
    this.out = out;
    this.areAccepted = areAccepted;
    this.mayAsk = mayAsk;
    this.answers = answers;
  }

  /** Returns the licences of files, each once. */
  static String names(List<ModelFile> files) {
    return files.stream().map(ModelFile::licence).distinct().collect(Collectors.joining(" and "));
  }

  /**
   * Has the licences accepted.
   *
   * @throws ProgramException if they are not
   */
  void requireAccepted(List<ModelFile> files) throws ProgramException {
    for (ModelFile file : files) {
      ModelSource source = Objects.requireNonNull(file.source());
      out.println("%s, by %s".formatted(file.file(), file.upstream()));
      out.println("  licence  %s, %s".formatted(file.licence(), source.licenceText()));
      out.println("  home     %s".formatted(source.home()));
    }
    out.flush();
    if (areAccepted) {
      return;
    }
    if (!mayAsk) {
      throw new ProgramException(
          "Nothing was changed: nobody is here to accept the licences. Read them and give --accept-licence, or run this on a terminal.");
    }
    if (!answers.isYes("Do you accept %s? [y/N] ".formatted(names(files)))) {
      throw new ProgramException("The licences were not accepted, so nothing was changed.");
    }
  }
}
