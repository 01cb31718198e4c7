package io.consentgate.authority.page;

import io.micronaut.http.HttpRequest;
import io.micronaut.views.ModelAndView;
import java.util.HashMap;
import java.util.Map;

/** What every page needs: its words, its language, and where the language switch leads. */
public final class PageModel {
  private final Map<String, Object> values = new HashMap<>();

  private PageModel() {}

  /**
   * Makes the model of a page.
   *
   * @param request the request that it answers
   * @param texts its words
   * @param page its name; {@code NAME.title} is its title
   */
  public static PageModel of(HttpRequest<?> request, Texts texts, String page) {
    PageModel model = new PageModel();
    boolean chinese = texts.language().startsWith("zh");
    model.put("t", texts.words());
    model.put("lang", texts.language());
    model.put("q", "?lang=" + texts.language());
    model.put("other", chinese ? "en" : "zh-Hans");
    model.put("otherName", chinese ? "English" : "中文");
    model.put("here", here(request));
    model.put("page", page);
    model.put("operator", request.getUserPrincipal().isPresent());
    return model;
  }

  /** Adds a value for the template. */
  public void put(String name, Object value) {
    values.put(name, value);
  }

  /** Returns the model for a template. */
  public ModelAndView<Map<String, Object>> view(String template) {
    return new ModelAndView<>(template, values);
  }

  /** A page that answered a form is not there to be fetched: the switch leads to its form. */
  private static String here(HttpRequest<?> request) {
    return switch (request.getPath()) {
      case "/consents/withdraw" -> "/consents";
      case "/gateways/pairing" -> "/gateways";
      case "/certificates/mine", "/certificates/check", "/certificates/save" -> "/certificates";
      case String path -> path;
    };
  }
}
