package io.consentgate.evaluation.programs;

import java.net.URI;
import java.util.List;

/**
 * How the authority is to be started.
 *
 * @param port where it serves, on the loopback address
 * @param further further options, as the program takes them
 */
public record AuthoritySettings(int port, List<String> further) {

  /** Copies the options. */
  public AuthoritySettings {
    further = List.copyOf(further);
  }

  /** Returns its address. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }
}
