package io.consentgate.evaluation.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** One browser with its own cookies: follows links, fills in forms, saves pictures. */
public final class Browser implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI home;
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
          .followRedirects(Redirect.NORMAL)
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  /**
   * Opens a browser.
   *
   * @param home the program that relative addresses belong to
   */
  public Browser(URI home) {
    this.home = home;
  }

  /** Opens a page. */
  public Page open(String path) throws IOException, InterruptedException {
    return page(request(path).GET().build());
  }

  /** Opens an address that answers with JSON. */
  public JsonNode json(String path) throws IOException, InterruptedException {
    return JSON.readTree(open(path).ok().body());
  }

  /** Sends a form the way a page does. */
  public Page submit(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    return page(form(path, fields).build());
  }

  /** Sends a form and asks for JSON in return. */
  public JsonNode submitForJson(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    return JSON.readTree(
        page(form(path, fields).header("Accept", "application/json").build()).ok().body());
  }

  /**
   * Saves a picture.
   *
   * @throws IllegalStateException if there is none
   */
  public byte[] picture(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        client.send(request(path).GET().build(), BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IllegalStateException("status " + response.statusCode() + " from " + path);
    }
    return response.body();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private Page page(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    return new Page(response.statusCode(), response.uri(), response.body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(home.resolve(path)).timeout(PATIENCE);
  }

  private HttpRequest.Builder form(String path, Map<String, String> fields) {
    return request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Origin", origin())
        .POST(BodyPublishers.ofString(encode(fields)));
  }

  private String origin() {
    return home.getScheme() + "://" + home.getAuthority();
  }

  private static String encode(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                    + "="
                    + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
