package io.consentgate.signature;

/**
 * What the peer answered to one call.
 *
 * @param status as in HTTP: 200 done, 4xx refused with a {@code Problem} as body, 503 later
 * @param body raw JSON
 */
public record OpenedReply(int status, String body) {
  @Override
  public String toString() {
    return "OpenedReply[" + status + "]";
  }
}
