package io.consentgate.contract.status;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;

/**
 * One signed answer to "which grants no longer stand" (IETF Token Status List, one bit a grant).
 *
 * <p>Immutable: the bits are copied in and out.
 */
public final class StatusList {

  private final URI uri;
  private final Instant issued;
  private final Instant expires;
  private final Duration timeToLive;
  private final int size;
  private final BitSet invalid;

  /**
   * Makes a list.
   *
   * @param uri its address, claim {@code sub}
   * @param issued claim {@code iat}
   * @param expires claim {@code exp}; after this instant the list answers nothing
   * @param timeToLive claim {@code ttl}; longest a holder may rely on it after receipt
   * @param size number of positions it covers
   * @param invalid set bits are grants that no longer stand; copied
   * @throws IllegalArgumentException if it ends before it begins or a bit lies outside
   */
  public StatusList(
      URI uri, Instant issued, Instant expires, Duration timeToLive, int size, BitSet invalid) {
    if (!expires.isAfter(issued) || timeToLive.isNegative() || timeToLive.isZero()) {
      throw new IllegalArgumentException("a status list needs a time to live");
    }
    if (size < 0 || invalid.length() > size) {
      throw new IllegalArgumentException("a status bit lies outside the list");
    }
    this.uri = uri;
    this.issued = issued;
    this.expires = expires;
    this.timeToLive = timeToLive;
    this.size = size;
    this.invalid = (BitSet) invalid.clone();
  }

  /** Returns the list's address. */
  public URI uri() {
    return uri;
  }

  /** Returns when the authority signed it. */
  public Instant issued() {
    return issued;
  }

  /** Returns when it ends. */
  public Instant expires() {
    return expires;
  }

  /** Returns how long it may be relied on after receipt. */
  public Duration timeToLive() {
    return timeToLive;
  }

  /** Returns the number of positions it covers. */
  public int size() {
    return size;
  }

  /** Tells whether the list says anything about a position. */
  public boolean covers(int index) {
    return index >= 0 && index < size;
  }

  /**
   * Tells whether the grant at a position no longer stands; a position outside the list counts as
   * invalid.
   */
  public boolean isInvalid(int index) {
    return !covers(index) || invalid.get(index);
  }

  /** Returns a copy of the bits. */
  public BitSet invalidBits() {
    return (BitSet) invalid.clone();
  }
}
