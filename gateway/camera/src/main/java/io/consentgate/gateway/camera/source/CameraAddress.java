package io.consentgate.gateway.camera.source;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Where a camera is, taken apart. Its text leaves out whatever may be a secret. */
final class CameraAddress {

  private static final Set<String> NETWORK = Set.of("rtsp", "rtsps", "http", "https");
  private static final Set<String> KNOWN =
      Set.of("v4l2", "rtsp", "rtsps", "http", "https", "file", "synthetic");

  private final String text;
  private final String scheme;

  private CameraAddress(String text, String scheme) {
    this.text = text;
    this.scheme = scheme;
  }

  /**
   * Takes an address apart.
   *
   * @throws IllegalArgumentException if nobody knows such a camera; the message repeats the scheme
   *     at most
   */
  static CameraAddress parse(String text) {
    int colon = text.indexOf(':');
    String scheme = colon < 1 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    if (!KNOWN.contains(scheme)) {
      throw new IllegalArgumentException(
          "a camera's address begins with v4l2:, rtsp://, http://, https://, file: or synthetic:");
    }
    CameraAddress address = new CameraAddress(text, scheme);
    if (address.isNetwork() && address.host().isEmpty()) {
      throw new IllegalArgumentException("the address of the camera names no host");
    }
    if (!address.isNetwork() && address.rest().isBlank()) {
      throw new IllegalArgumentException("the address of the camera ends after " + scheme + ":");
    }
    return address;
  }

  String scheme() {
    return scheme;
  }

  boolean isNetwork() {
    return NETWORK.contains(scheme);
  }

  /** Returns everything, secrets included: for the driver only. */
  String forDriver() {
    return text;
  }

  /** Returns what follows the scheme. */
  String rest() {
    return text.substring(scheme.length() + 1);
  }

  Path path() {
    String rest = rest();
    return Path.of(rest.startsWith("//") ? rest.substring(2) : rest);
  }

  /** Returns the address without user, password and query, which often holds them too. */
  String shown() {
    if (!isNetwork()) {
      return text;
    }
    URI uri = uri();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return scheme + "://" + host() + port + uri.getRawPath();
  }

  private String host() {
    String host = uri().getHost();
    return host == null ? "" : host;
  }

  private URI uri() {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException _) {
      // The original message would repeat the address, password included.
      throw new IllegalArgumentException(
          "the address of the camera is malformed; write special characters of a password as percent codes");
    }
  }
}
