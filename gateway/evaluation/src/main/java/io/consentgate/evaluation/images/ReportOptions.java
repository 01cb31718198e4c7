package io.consentgate.evaluation.images;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.consentgate.evaluation.programs.ProgramException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a report goes besides the screen. */
public final class ReportOptions {

  @Option(names = "--html", paramLabel = "F", description = "Write the report as a page.")
  private Optional<Path> html = Optional.empty();

  @Option(names = "--json", paramLabel = "F", description = "Write the report as JSON.")
  private Optional<Path> json = Optional.empty();

  /**
   * Sees before the work that the report can be written.
   *
   * @throws ProgramException if a folder is not there, or a file is a folder
   */
  public void requireWritable() throws ProgramException {
    for (Optional<Path> file : List.of(html, json)) {
      if (file.isPresent()) {
        ReportFile.requireWritable(file.get());
      }
    }
  }

  /**
   * Writes the files that were asked for, then prints.
   *
   * @param out the screen
   * @param lines the report as text
   * @param page the report as a page
   * @param tree the report for machines
   * @throws ProgramException if a file cannot be written
   */
  public void write(PrintWriter out, List<String> lines, String page, ObjectNode tree)
      throws ProgramException {
    if (json.isPresent()) {
      ReportFile.writeJson(json.get(), tree);
    }
    if (html.isPresent()) {
      ReportFile.write(html.get(), page);
    }
    lines.forEach(out::println);
    html.ifPresent(file -> out.println("page written to " + file));
    json.ifPresent(file -> out.println("JSON written to " + file));
    out.flush();
  }
}
