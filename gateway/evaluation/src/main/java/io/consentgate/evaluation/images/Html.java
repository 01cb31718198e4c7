package io.consentgate.evaluation.images;

import java.util.List;

/** Pieces of a page. */
public final class Html {

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

  private Html() {}

  /**
   * Returns a page that refers to nothing outside itself and runs nothing.
   *
   * @param title its title, as plain text
   * @param content what stands below it
   */
  public static String page(String title, String content) {
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
        .formatted(escape(title), STYLE, content);
  }

  /** Returns text as it may stand in an element or in a quoted attribute. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /**
   * Returns a table.
   *
   * @param caption what it shows
   * @param heads a heading for each column
   * @param rows cells; the first of each row is its heading
   */
  public static String table(String caption, List<String> heads, List<List<String>> rows) {
    StringBuilder table = new StringBuilder("<div class=\"wide\" tabindex=\"0\" role=\"region\"");
    table.append(" aria-label=\"").append(escape(caption)).append("\">\n<table>\n<caption>");
    table.append(escape(caption)).append("</caption>\n<thead><tr>");
    heads.forEach(head -> table.append(cell("th scope=\"col\"", "th", head)));
    table.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : rows) {
      table.append("<tr>").append(cell("th scope=\"row\"", "th", row.getFirst()));
      row.subList(1, row.size()).forEach(text -> table.append(cell("td", "td", text)));
      table.append("</tr>\n");
    }
    return table.append("</tbody>\n</table>\n</div>\n").toString();
  }

  /** Returns something that is shown on demand. */
  public static String folded(String summary, String content) {
    return "<details>\n<summary>%s</summary>\n%s</details>\n".formatted(escape(summary), content);
  }

  /** Returns a part of the page under a heading. */
  public static String section(String heading, String content) {
    return "<section>\n<h2>%s</h2>\n%s</section>\n".formatted(escape(heading), content);
  }

  private static String cell(String open, String close, String text) {
    return "<" + open + ">" + escape(text) + "</" + close + ">";
  }
}
