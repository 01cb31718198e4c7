package io.consentgate.gateway.app;

import io.consentgate.gateway.store.StoreUnavailableException;
import java.net.BindException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds, in whatever was thrown at the start, the one sentence for the operator. */
final class StartFault {

  private static final Logger LOG = LoggerFactory.getLogger(StartFault.class);

  private StartFault() {}

  /** Returns the sentence. */
  static String sentence(Throwable thrown) {
    for (@Nullable Throwable at = thrown; at != null; at = at.getCause()) {
      switch (at) {
        case StartRefused refused -> {
          return String.valueOf(refused.getMessage());
        }
        case StoreUnavailableException store -> {
          return String.valueOf(store.getMessage());
        }
        case BindException _ -> {
          return "The port is in use, or the address is not of this machine; end the other program,"
              + " or choose another port with --port.";
        }
        default -> {}
      }
    }
    LOG.debug("the start failed", thrown);
    return "The gateway could not start ("
        + thrown.getClass().getSimpleName()
        + "); see the log, and start it again.";
  }
}
