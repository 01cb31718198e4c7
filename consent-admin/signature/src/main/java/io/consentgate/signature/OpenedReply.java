package io.consentgate.signature;

import java.time.Instant;

/**
 * What the peer answered to one call.
 *
 * @param status as in HTTP: 200 done, 4xx refused with a {@code Problem} as body, 503 later
 * @param body raw JSON
 * @param signed when the peer signed it; whole seconds
 */
public record OpenedReply(int status, String body, Instant signed) {
  @Override
  public String toString() {
    return "OpenedReply[" + status + "]";
  }
}
