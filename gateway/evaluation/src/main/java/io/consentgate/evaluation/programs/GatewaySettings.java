package io.consentgate.evaluation.programs;

import java.net.URI;
import java.util.List;

/**
 * How the gateway is to be started.
 *
 * @param port where it serves its pages, on the loopback address
 * @param authority where it finds the authority
 * @param camera address of the camera
 * @param portal name and target of the portal, such as {@code main=log:}
 * @param further further options, as the program takes them
 */
public record GatewaySettings(
    int port, URI authority, String camera, String portal, List<String> further) {

  /** Copies the options. */
  public GatewaySettings {
    further = List.copyOf(further);
  }

  /** Returns its address. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }
}
