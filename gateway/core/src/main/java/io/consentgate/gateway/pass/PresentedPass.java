package io.consentgate.gateway.pass;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.secret.SecretBytes;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A genuine pass of this gateway, as held up. Whether its consent still stands is another question.
 *
 * <p>The holder closes it, which zeroes the key half.
 */
public final class PresentedPass implements AutoCloseable {

  /** Length of the visitor's half of a key in bytes. */
  public static final int HALF_SIZE_BYTES = 16;

  private final GrantId grant;
  private final Instant expires;
  private final SecretBytes half;
  private final byte @Nullable [] carried;

  /**
   * Makes a pass from verified claims.
   *
   * @param grant the grant it names
   * @param expires the grant's expiry
   * @param half the visitor's half of the key, {@value #HALF_SIZE_BYTES} bytes; owned by the pass
   * @param carried the sealed reference, for custody {@code CARRIED} only; copied
   * @throws IllegalArgumentException if the half has another length
   */
  public PresentedPass(
      GrantId grant, Instant expires, SecretBytes half, byte @Nullable [] carried) {
    if (half.sizeBytes() != HALF_SIZE_BYTES) {
      throw new IllegalArgumentException("a pass half has 16 bytes");
    }
    this.grant = grant;
    this.expires = expires;
    this.half = half;
    this.carried = carried == null ? null : carried.clone();
  }

  /** Returns the grant it names. */
  public GrantId grant() {
    return grant;
  }

  /** Returns when it ends. */
  public Instant expires() {
    return expires;
  }

  /** Returns the visitor's half of the key; valid until {@link #close()}. */
  public SecretBytes half() {
    return half;
  }

  /** Returns a copy of the sealed reference that the pass carries, if it does. */
  public Optional<byte[]> carried() {
    return carried == null ? Optional.empty() : Optional.of(carried.clone());
  }

  @Override
  public void close() {
    half.close();
  }

  @Override
  public String toString() {
    return "PresentedPass[redacted]";
  }
}
