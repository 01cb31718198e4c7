package io.consentgate.evaluation.demo;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page as a browser gets it.
 *
 * @param status HTTP status code
 * @param address where it was found after redirects
 * @param body its text
 */
public record Page(int status, URI address, String body) {

  private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");

  /** Returns the value of an attribute at its first occurrence. */
  public Optional<String> attribute(String name) {
    Matcher matcher = Pattern.compile("\\s" + Pattern.quote(name) + "=\"([^\"]*)\"").matcher(body);
    return matcher.find() ? Optional.of(unescape(matcher.group(1))) : Optional.empty();
  }

  /** Returns the value of the first input field of a name. */
  public Optional<String> field(String name) {
    Matcher inputs = INPUT.matcher(body);
    while (inputs.find()) {
      Page input = new Page(status, address, inputs.group());
      if (input.attribute("name").filter(name::equals).isPresent()) {
        return input.attribute("value");
      }
    }
    return Optional.empty();
  }

  /**
   * Returns what the page must have to be the one that was expected.
   *
   * @throws IllegalStateException if it is a failure page; the message has status and path only
   */
  public Page ok() {
    if (status >= 400) {
      throw new IllegalStateException("status " + status + " from " + address.getPath());
    }
    return this;
  }

  private static String unescape(String text) {
    return text.replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
