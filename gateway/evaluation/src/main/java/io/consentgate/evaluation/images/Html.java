package io.consentgate.evaluation.images;

import java.util.List;

/** Pieces of a page. */
public final class Html {

  private Html() {}

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
