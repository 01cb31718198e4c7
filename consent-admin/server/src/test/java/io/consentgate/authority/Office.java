package io.consentgate.authority;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A signed-in browser in the back office, as the demo program drives it. */
final class Office {
  private static final Pattern ONCE = Pattern.compile("name=\"once\" value=\"([^\"]+)\"");

  private final TestAuthority authority;
  private final String cookie;

  private Office(TestAuthority authority, String cookie) {
    this.authority = authority;
    this.cookie = cookie;
  }

  static Office signIn(TestAuthority authority) throws IOException, InterruptedException {
    HttpResponse<String> answer = exchange(authority, authority.program.signInLink());
    String cookie = answer.headers().firstValue("Set-Cookie").orElse("");
    return new Office(authority, cookie.substring(0, cookie.indexOf(';')));
  }

  static HttpResponse<String> exchange(TestAuthority authority, URI link)
      throws IOException, InterruptedException {
    String code = link.getQuery().substring("code=".length());
    return form(authority, "", "/sign-in", Map.of("code", code), "text/html");
  }

  static HttpResponse<String> form(
      TestAuthority authority,
      String cookie,
      String path,
      Map<String, String> fields,
      String accept)
      throws IOException, InterruptedException {
    String body =
        fields.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return authority.send(
        authority
            .request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", authority.address().toString())
            .header("Accept", accept)
            .header("Cookie", cookie)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** Returns the same browser, with the cookie it has, before another start. */
  Office at(TestAuthority other) {
    return new Office(other, cookie);
  }

  HttpResponse<String> open(String path) throws IOException, InterruptedException {
    return authority.send(
        authority.request(path).header("Accept", "text/html").header("Cookie", cookie).build());
  }

  HttpResponse<String> submit(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    return form(authority, cookie, path, fields, "text/html");
  }

  HttpResponse<String> submitForJson(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    return form(authority, cookie, path, fields, "application/json");
  }

  String cookie() {
    return cookie;
  }

  String once(String path) throws IOException, InterruptedException {
    Matcher matcher = ONCE.matcher(open(path).body());
    if (!matcher.find()) {
      throw new IOException("no form on " + path);
    }
    return matcher.group(1);
  }
}
