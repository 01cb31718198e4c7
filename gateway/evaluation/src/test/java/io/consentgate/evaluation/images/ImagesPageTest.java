package io.consentgate.evaluation.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** A page that stands alone, shows nobody, and can be read without seeing its charts. */
final class ImagesPageTest {

  private static final Pattern CHART = Pattern.compile("(?s)<svg.*?</svg>");

  @Test
  void page_ofAReport_refersToNothingAndRunsNothing() {
    String page = page(500, 3000);

    assertThat(page)
        .doesNotContainPattern("(?i)https?:|//[a-z]|url\\(|@import|<link|<img|<image|<iframe")
        .doesNotContainPattern("(?i)<script|javascript:|\\son[a-z]+=|\\ssrc=|href=")
        .doesNotContain("Nobody")
        .doesNotContain(".jpg");
  }

  @Test
  void charts_ofAReport_areSoundAndDescribedAndHaveATableEach() throws Exception {
    String page = page(500, 3000);

    List<Document> charts = charts(page);
    assertThat(charts).hasSize(2);
    for (Document chart : charts) {
      Element svg = chart.getDocumentElement();
      assertThat(svg.getAttribute("role")).isEqualTo("img");
      for (String named : svg.getAttribute("aria-labelledby").split(" ", -1)) {
        assertThat(page).containsOnlyOnce("id=\"" + named + "\"");
      }
      assertThat(text(svg, "title")).isNotBlank();
      assertThat(text(svg, "desc")).isNotBlank();
      assertThat(svg.getElementsByTagName("polyline").getLength()).isPositive();
      assertThat(page.substring(page.indexOf("</svg>"))).contains("The same as a table");
    }
    assertThat(page).contains("<caption>Detection error trade-off</caption>");
    assertThat(page).contains("<caption>Scores in bins</caption>");
  }

  @Test
  void charts_ofAReport_stayInsideTheirFrame() throws Exception {
    for (Document chart : charts(page(500, 3000))) {
      var lines = chart.getElementsByTagName("polyline");
      for (int i = 0; i < lines.getLength(); i++) {
        for (String point : ((Element) lines.item(i)).getAttribute("points").split(" ", -1)) {
          String[] place = point.split(",", -1);
          assertThat(Double.parseDouble(place[0])).isBetween(80.0, 700.1);
          assertThat(Double.parseDouble(place[1])).isBetween(0.0, 380.1);
        }
      }
    }
  }

  @Test
  @DisplayName("ST-17: the page and the screen say whose limit a search was judged by")
  void page_ofAReport_namesTheLimitAndItsPack() {
    assertThat(page(500, 3000)).contains("by the limit of pack DEMO, 0.1 %:");
    assertThat(ImagesText.lines(Drawn.report(500, 3000)).getLast())
        .contains("by the limit of pack DEMO, 0.1 %:");
  }

  @Test
  void page_ofNamesWithMarkup_escapesThem() {
    assertThat(page(50, 400)).contains("north &lt;of here&gt;").doesNotContain("<of here>");
  }

  @Test
  void page_ofTooFewPairs_showsReasonsInsteadOfFigures() {
    assertThat(page(5, 5))
        .contains("not shown: needs at least 300 non-mated comparisons")
        .contains("Not shown: too few comparisons for a curve");
  }

  private static String page(int mated, int nonMated) {
    return ImagesPage.of(Drawn.report(mated, nonMated), Drawn.origin());
  }

  private static List<Document> charts(String page) throws Exception {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    List<Document> charts = new ArrayList<>();
    for (String svg : CHART.matcher(page).results().map(MatchResult::group).toList()) {
      charts.add(builder.parse(new InputSource(new StringReader(svg))));
    }
    return charts;
  }

  private static String text(Element svg, String name) {
    return svg.getElementsByTagName(name).item(0).getTextContent();
  }
}
