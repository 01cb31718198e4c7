package io.consentgate.evaluation.quality;

import java.util.ArrayList;
import java.util.List;

/**
 * Figures in rows.
 *
 * @param caption what they are
 * @param heads a heading for each column
 * @param rows cells in words; the first of each row is its heading
 */
record Table(String caption, List<String> heads, List<List<String>> rows) {

  private static final String GAP = "  ";

  /** Copies the lists. */
  Table {
    heads = List.copyOf(heads);
    rows = List.copyOf(rows);
  }

  /** Returns it as lines of text with columns of even width. */
  List<String> lines() {
    List<List<String>> all = new ArrayList<>();
    all.add(heads);
    all.addAll(rows);
    int[] widths = new int[heads.size()];
    for (List<String> row : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(caption);
    for (List<String> row : all) {
      StringBuilder line = new StringBuilder(GAP);
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length()).append(GAP);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
