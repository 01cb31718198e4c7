package io.consentgate.evaluation.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.gateway.camera.FrameStream;
import io.consentgate.gateway.camera.Picture;
import io.consentgate.gateway.camera.SourceLostException;
import io.consentgate.gateway.camera.source.CameraSources;
import io.consentgate.gateway.camera.source.TrialPermission;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * A network camera that sends what a scene file says as JPEG pictures over HTTP, one for each
 * scene, again and again. Where somebody holds something up it can lay a marker over the picture:
 * rows of pixels that no other picture has.
 */
final class NetworkCamera implements AutoCloseable {

  /** Side of one square of the marker, in pixels. */
  static final int SQUARE = 8;

  /** Where the marker begins; it goes from the left edge to {@link #MARKER_WIDTH}. */
  static final int MARKER_TOP = 656;

  /** Width of the marker in pixels. */
  static final int MARKER_WIDTH = 640;

  private static final Duration BETWEEN = Duration.ofMillis(125);
  private static final String BOUNDARY = "picture";
  private static final float QUALITY = 0.95f;
  private static final String LIVE = "/live";
  private static final String MARKED = "/marked";

  private final HttpServer server;
  private final Path scene;
  private final FrameStream drawing;
  private final Picture picture = new Picture();
  private String drawn = "";
  private byte[] latest = {};
  private byte[] marked = {};
  private boolean isMarking;
  private boolean isRepeating;

  NetworkCamera(Path scene) throws IOException, SourceLostException {
    this.scene = scene;
    TrialPermission permission =
        TrialPermission.ask(PolicyPack.DEMO, List.of("log:")).orElseThrow();
    drawing = CameraSources.of("synthetic:" + scene, permission).open(System::nanoTime);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  /** Returns the address under which the gateway has it as its camera. */
  String address() {
    return at(LIVE);
  }

  /** Returns an address that shows the last picture with a marker, and nothing else. */
  String markedAddress() {
    return at(MARKED);
  }

  /** Lays the marker over each scene in which something is held up, from now on or no more. */
  synchronized void mark(boolean isWanted) {
    isMarking = isWanted;
  }

  /** Sends the last picture with a marker from now on, whatever the scene file says. */
  synchronized void repeatMarked() {
    isRepeating = true;
  }

  /** Returns the last picture with a marker, as it was sent. */
  synchronized byte[] marked() {
    return marked.clone();
  }

  /** Returns by which share the last picture with a marker is longer than the present one. */
  synchronized double longerBy() {
    return Math.max(0, 1 - (double) latest.length / marked.length);
  }

  @Override
  public synchronized void close() {
    server.stop(0);
    drawing.close();
    picture.close();
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

  /** Returns the picture of the present scene; a scene that is just being replaced waits. */
  private synchronized byte[] now() throws IOException {
    String wanted = Files.readString(scene);
    if (isRepeating) {
      return marked;
    }
    if (!wanted.equals(drawn)) {
      try {
        drawing.read(picture);
      } catch (SourceLostException e) {
        throw new IOException(e.reason(), e);
      }
      boolean isMarked = isMarking && wanted.contains("held");
      latest = jpeg(isMarked);
      marked = isMarked ? latest : marked;
      drawn = wanted;
    }
    return latest;
  }

  private byte[] jpeg(boolean isMarked) throws IOException {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_3BYTE_BGR);
    byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    MemorySegment.copy(picture.pixelsBgr(), ValueLayout.JAVA_BYTE, 0, bgr, 0, bgr.length);
    if (isMarked) {
      layMarker(image);
    }
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

  /** Squares of chance colours that fade from row to row. */
  private static void layMarker(BufferedImage image) {
    SplittableRandom random = new SplittableRandom(image.getHeight());
    for (int top = MARKER_TOP; top < image.getHeight(); top += SQUARE) {
      for (int left = 0; left < MARKER_WIDTH; left += SQUARE) {
        int colour = random.nextInt(1 << 24);
        for (int i = 0; i < SQUARE * SQUARE; i++) {
          int fade = 0x040404 * (i / SQUARE);
          image.setRGB(left + i % SQUARE, top + i / SQUARE, (colour & 0xdfdfdf) + fade);
        }
      }
    }
  }
}
