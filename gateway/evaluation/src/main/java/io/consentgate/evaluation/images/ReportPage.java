package io.consentgate.evaluation.images;

import java.util.ArrayList;
import java.util.List;

/** What every report has as a page: a frame that refers to nothing, and how it was made. */
public final class ReportPage {

  private static final String STYLE =
      """
      <style>
      :root { color-scheme: light dark; --one: #00539f; --two: #a63a00; --three: #555; --grid: #ddd; }
      @media (prefers-color-scheme: dark) {
        :root { --one: #8ec5ff; --two: #ffb38a; --three: #bbb; --grid: #444; }
      }
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; }
      table { border-collapse: collapse; }
      caption { text-align: left; font-weight: bold; padding: .5rem 0; }
      th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--grid); }
      .wide { overflow-x: auto; }
      code { overflow-wrap: anywhere; }
      svg { width: 100%; height: auto; }
      svg text { font: 13px system-ui, sans-serif; fill: currentColor; }
      .grid { stroke: var(--grid); }
      .line { fill: none; stroke-width: 2; }
      .line.one { stroke: var(--one); }
      .line.two { stroke: var(--two); stroke-dasharray: 6 3; }
      .line.three { stroke: var(--three); stroke-dasharray: 2 3; }
      .band.one { fill: var(--one); opacity: .18; }
      </style>
      """;

  private ReportPage() {}

  /**
   * Returns a page.
   *
   * @param title its title, not escaped
   * @param content what is in it, as HTML
   */
  public static String of(String title, String content) {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$s</title>
        %2$s</head>
        <body>
        <main>
        <h1>%1$s</h1>
        %3$s</main>
        </body>
        </html>
        """
        .formatted(Html.escape(title), STYLE, content);
  }

  /** Returns what a report was made from. */
  public static String origin(Origin origin) {
    List<List<String>> rows = new ArrayList<>();
    origin.data().forEach(digest -> rows.add(List.of(digest.what(), digest.sha256())));
    origin.models().forEach(digest -> rows.add(List.of(digest.what(), digest.sha256())));
    return Html.table("Digests", List.of("What", "SHA-256"), rows)
        + "<p>Selection: "
        + Html.escape(origin.selection())
        + ".</p>\n<p>Command line: <code>"
        + Html.escape(String.join(" ", origin.commandLine()))
        + "</code></p>\n<p>Machine: "
        + Html.escape(String.join("; ", origin.machine()))
        + ".</p>\n";
  }
}
