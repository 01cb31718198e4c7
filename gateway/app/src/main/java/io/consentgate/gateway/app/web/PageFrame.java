package io.consentgate.gateway.app.web;

import io.consentgate.gateway.app.portal.ServedPortals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What every page has around its content: languages, banner, the way to help. */
public final class PageFrame {

  private final String gate;
  private final ServedPortals portals;

  /** Takes the gateway's name and the portals, whose sources every page has to declare. */
  public PageFrame(String gate, ServedPortals portals) {
    this.gate = gate;
    this.portals = portals;
  }

  /**
   * Starts the values of a page.
   *
   * @param language of the page
   * @param path where the page lies, for the language switch
   * @param title of the page
   */
  public Map<String, Object> model(Language language, String path, String title) {
    Map<String, Object> model = new HashMap<>();
    model.put("t", Words.of(language));
    model.put("lang", language.tag());
    model.put("gate", gate);
    model.put("title", title);
    model.put("languages", languages(language, path));
    model.put("synthetic", portals.isSynthetic());
    model.put("publicHref", "/about-this-gate?lang=" + language.tag());
    model.put("helpHref", "/help?lang=" + language.tag());
    model.put("showWithdraw", false);
    model.put("showCancel", false);
    model.put("base", "");
    model.put("token", "");
    model.put("secondsLeft", 0L);
    return model;
  }

  private static List<Map<String, Object>> languages(Language current, String path) {
    List<Map<String, Object>> links = new ArrayList<>();
    for (Language language : Language.values()) {
      links.add(
          Map.of(
              "href",
              path + "?lang=" + language.tag(),
              "name",
              language.ownName(),
              "tag",
              language.tag(),
              "current",
              language == current));
    }
    return links;
  }
}
