package io.consentgate.evaluation.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.consentgate.evaluation.residue.MemoryScan.Wanted;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A network camera that sends what it sees as JPEG pictures over HTTP, one for each scene, again
 * and again.
 */
final class NetworkCamera implements WatchedCamera {

  private static final Duration BETWEEN = Duration.ofMillis(125);
  private static final String BOUNDARY = "picture";
  private static final float QUALITY = 0.95f;
  private static final String LIVE = "/live";
  private static final String MARKED = "/marked";

  private final HttpServer server;
  private final MarkedScene scene;
  private MarkedScene.@Nullable View shown;
  private byte[] latest = {};
  private byte[] marked = {};

  NetworkCamera(Path scene) throws Exception {
    this.scene = new MarkedScene(scene);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  @Override
  public String address() {
    return at(LIVE);
  }

  /** Returns an address that shows the last picture with a marker, and nothing else. */
  String markedAddress() {
    return at(MARKED);
  }

  @Override
  public MarkedScene scene() {
    return scene;
  }

  @Override
  public synchronized byte[] marked() {
    return marked.clone();
  }

  @Override
  public List<Wanted> known(Path folder) throws Exception {
    return KnownPicture.of(this, folder);
  }

  /** Returns by which share the last picture with a marker is longer than the present one. */
  synchronized double longerBy() {
    return Math.max(0, 1 - (double) latest.length / marked.length);
  }

  @Override
  public void close() {
    server.stop(0);
    scene.close();
  }

  private String at(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private void serve(HttpExchange exchange) throws IOException {
    boolean isLive = exchange.getRequestURI().getPath().equals(LIVE);
    exchange
        .getResponseHeaders()
        .add("Content-Type", "multipart/x-mixed-replace;boundary=" + BOUNDARY);
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream body = exchange.getResponseBody()) {
      while (true) {
        byte[] jpeg = isLive ? now() : marked();
        String head =
            "--%s\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n"
                .formatted(BOUNDARY, jpeg.length);
        body.write(head.getBytes(StandardCharsets.US_ASCII));
        body.write(jpeg);
        body.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        body.flush();
        Thread.sleep(BETWEEN);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized byte[] now() throws IOException {
    MarkedScene.View view = scene.now();
    if (!view.equals(shown)) {
      latest = jpeg(view.image());
      marked = view.isMarked() ? latest : marked;
      shown = view;
    }
    return latest;
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
