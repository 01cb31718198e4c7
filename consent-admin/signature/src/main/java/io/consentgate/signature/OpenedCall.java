package io.consentgate.signature;

/**
 * A call that a known peer made, just now, for the first time.
 *
 * @param peer who
 * @param id name of the call
 * @param body raw JSON
 */
public record OpenedCall(String peer, String id, String body) {
  @Override
  public String toString() {
    return "OpenedCall[" + peer + " " + id + "]";
  }
}
