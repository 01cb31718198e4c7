package io.consentgate.evaluation.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line chart as SVG: no script, no reference, a title and a description for those who do not see
 * it. Lines differ by their dashes, not by colour alone.
 */
public final class SvgChart {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 440;
  private static final int LEFT = 80;
  private static final int RIGHT = 20;
  private static final int TOP = 40;
  private static final int BOTTOM = 60;
  private static final int KEY_STEP = 220;

  private final String id;
  private final String title;
  private final String description;
  private final Axis across;
  private final Axis up;
  private final List<String> marks = new ArrayList<>();
  private int keys;

  /**
   * Begins an empty chart.
   *
   * @param id of the element, once in its page
   * @param title what it shows
   * @param description what somebody would see in it
   * @param across the axis to the right
   * @param up the axis upwards
   */
  public SvgChart(String id, String title, String description, Axis across, Axis up) {
    this.id = id;
    this.title = title;
    this.description = description;
    this.across = across;
    this.up = up;
  }

  /** Draws a line through points and names it; the style is a class of the page. */
  public SvgChart line(String name, String style, double[] x, double[] y) {
    marks.add("<polyline class=\"line %s\" points=\"%s\"/>".formatted(style, points(x, y)));
    key(name, style);
    return this;
  }

  /** Fills the area between two lines. */
  public SvgChart band(String style, double[] x, double[] low, double[] high) {
    double[] back = reversed(x);
    marks.add(
        "<polygon class=\"band %s\" points=\"%s %s\"/>"
            .formatted(style, points(x, high), points(back, reversed(low))));
    return this;
  }

  /** Draws a line from bottom to top and names it. */
  public SvgChart upright(String name, String style, double x) {
    double[] place = {x, x};
    return line(name, style, place, new double[] {up.low(), up.high()});
  }

  /** Returns the element. */
  public String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg id="%1$s" viewBox="0 0 %2$d %3$d" role="img" aria-labelledby="%1$s-title %1$s-desc">
        <title id="%1$s-title">%4$s</title>
        <desc id="%1$s-desc">%5$s</desc>
        """
            .formatted(id, WIDTH, HEIGHT, Html.escape(title), Html.escape(description)));
    for (int i = 0; i < across.ticks().size(); i++) {
      double x = x(across.ticks().get(i));
      svg.append(grid(x, y(up.low()), x, y(up.high())));
      svg.append(text(x, HEIGHT - BOTTOM + 18, "middle", across.labels().get(i)));
    }
    for (int i = 0; i < up.ticks().size(); i++) {
      double y = y(up.ticks().get(i));
      svg.append(grid(x(across.low()), y, x(across.high()), y));
      svg.append(text(LEFT - 8, y + 4, "end", up.labels().get(i)));
    }
    svg.append(text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 14, "middle", across.title()));
    svg.append(
        String.format(
            Locale.ROOT,
            "<text transform=\"translate(16 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>%n",
            (TOP + HEIGHT - BOTTOM) / 2,
            Html.escape(up.title())));
    marks.forEach(mark -> svg.append(mark).append('\n'));
    return svg.append("</svg>\n").toString();
  }

  private void key(String name, String style) {
    int x = LEFT + KEY_STEP * keys++;
    marks.add("<polyline class=\"line %s\" points=\"%d,18 %d,18\"/>".formatted(style, x, x + 36));
    marks.add(text(x + 44, 22, "start", name).strip());
  }

  private String points(double[] x, double[] y) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < x.length; i++) {
      points.append(String.format(Locale.ROOT, "%s%.1f,%.1f", i == 0 ? "" : " ", x(x[i]), y(y[i])));
    }
    return points.toString();
  }

  private double x(double value) {
    return LEFT + across.place(value) * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - up.place(value) * (HEIGHT - TOP - BOTTOM);
  }

  private static String grid(double x1, double y1, double x2, double y2) {
    return String.format(
        Locale.ROOT,
        "<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
        x1,
        y1,
        x2,
        y2);
  }

  private static String text(double x, double y, String anchor, String text) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
        x,
        y,
        anchor,
        Html.escape(text));
  }

  private static double[] reversed(double[] values) {
    double[] reversed = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      reversed[i] = values[values.length - 1 - i];
    }
    return reversed;
  }
}
