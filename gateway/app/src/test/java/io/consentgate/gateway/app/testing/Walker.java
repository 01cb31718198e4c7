package io.consentgate.gateway.app.testing;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.consentgate.gateway.access.PresentedCode;
import io.consentgate.gateway.camera.CodeFrame;
import io.consentgate.gateway.camera.code.CodeReader;
import io.consentgate.gateway.secret.SecretBytes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.foreign.ValueLayout;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/** A browser in front of the kiosk of portal {@code main}. */
public final class Walker implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI home;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(cookies).version(HttpClient.Version.HTTP_1_1).build();

  /** Opens it. */
  public Walker(URI home) {
    this.home = home;
  }

  /** Fetches a page. */
  public HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(home.resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  /** Fetches a picture. */
  public HttpResponse<byte[]> bytes(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(home.resolve(path)).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Returns the kiosk's state. */
  public Map<String, Object> state() throws Exception {
    return JSONObjectUtils.parse(get("/kiosk/main/state.json").body());
  }

  /** Returns the session's cookie, as a request brings it. */
  public String cookie() {
    HttpCookie cookie = cookies.getCookieStore().getCookies().getFirst();
    return cookie.getName() + "=" + cookie.getValue();
  }

  /** Posts a form with headers in pairs. */
  public HttpResponse<String> post(String path, Map<String, String> form, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(home.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encode(form)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Presses a button. */
  public void press(String action, String... fields) throws Exception {
    Map<String, String> form = new HashMap<>();
    form.put("token", String.valueOf(state().get("token")));
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    HttpResponse<String> response = post("/kiosk/main/" + action, form);
    if (response.statusCode() != 303) {
      throw new IllegalStateException(action + ": " + response.statusCode());
    }
  }

  /** Waits until the kiosk is at a step and returns its state. */
  public Map<String, Object> await(String... steps) throws Exception {
    List<String> wanted = List.of(steps);
    long until = System.nanoTime() + PATIENCE.toNanos();
    Map<String, Object> state = state();
    while (!wanted.contains(String.valueOf(state.get("step")))
        || "wait".equals(state.get("reason"))) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("still at " + state.get("step"));
      }
      Thread.sleep(50);
      state = state();
    }
    return state;
  }

  /** Reads the pass that is shown, as a reader would. */
  public SecretBytes readPass() throws Exception {
    byte[] png = bytes("/kiosk/main/pass.png").body();
    try (InputStream in = new ByteArrayInputStream(png)) {
      BufferedImage image = ImageIO.read(in);
      try (CodeFrame frame = new CodeFrame(image.getWidth(), image.getHeight(), 1)) {
        for (int y = 0; y < image.getHeight(); y++) {
          for (int x = 0; x < image.getWidth(); x++) {
            frame
                .luma()
                .set(
                    ValueLayout.JAVA_BYTE,
                    (long) y * image.getWidth() + x,
                    (byte) (image.getRGB(x, y) & 0xff));
          }
        }
        return text(new CodeReader().read(frame).orElseThrow());
      }
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private static SecretBytes text(PresentedCode code) {
    if (code instanceof PresentedCode.PassText pass) {
      return pass.text();
    }
    throw new IllegalStateException("not a pass");
  }

  private static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
