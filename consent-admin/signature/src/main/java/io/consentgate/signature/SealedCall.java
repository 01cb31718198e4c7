package io.consentgate.signature;

/**
 * A call ready to be sent.
 *
 * @param id random name, which the reply repeats
 * @param compactJws the body of the request
 */
public record SealedCall(String id, String compactJws) {
  @Override
  public String toString() {
    return "SealedCall[" + id + "]";
  }
}
