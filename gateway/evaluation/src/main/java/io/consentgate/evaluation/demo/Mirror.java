package io.consentgate.evaluation.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** The public page of a gateway, as data. */
final class Mirror {

  private static final String PAGE = "/about-this-gate.json";

  private final Browser browser;

  /**
   * Opens the page.
   *
   * @param browser shows the gateway
   */
  Mirror(Browser browser) {
    this.browser = browser;
  }

  /** Returns how often a picture was searched for a face since the gateway started. */
  long faceSearches() throws IOException, InterruptedException {
    return facts().path("detector_calls").asLong();
  }

  /** Returns how many pictures the reader of a portal has read for codes. */
  long framesRead(String portal) throws IOException, InterruptedException {
    for (JsonNode each : facts().path("portals")) {
      if (each.path("portal").asText().equals(portal)) {
        return each.path("lens").path("frames_read").asLong();
      }
    }
    throw new IllegalStateException("no portal " + portal);
  }

  /** Returns how many references stand. */
  int references() throws IOException, InterruptedException {
    return facts().path("counts").path("references").asInt();
  }

  /** Returns {@code open}, or why the face lane of the first portal is closed. */
  String faceLane() throws IOException, InterruptedException {
    return facts().path("portals").path(0).path("face_lane").asText();
  }

  /** Tells whether the page says that the pictures are drawn. */
  boolean saysSynthetic() throws IOException, InterruptedException {
    return facts().path("synthetic").asBoolean();
  }

  private JsonNode facts() throws IOException, InterruptedException {
    return browser.json(PAGE);
  }
}
