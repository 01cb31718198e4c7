package io.consentgate.gateway.enrolment;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.biometric.FaceFeatures;

/**
 * A captured reference that nobody has confirmed; closing it destroys it.
 *
 * <p>Confirmed through {@link EnrolmentService#confirm}.
 */
public final class PendingEnrolment implements AutoCloseable {

  private final GrantId grant;
  private final FaceFeatures reference;

  PendingEnrolment(GrantId grant, FaceFeatures reference) {
    this.grant = grant;
    this.reference = reference;
  }

  /** Returns whose enrolment it is. */
  public GrantId grant() {
    return grant;
  }

  FaceFeatures reference() {
    return reference;
  }

  @Override
  public void close() {
    reference.close();
  }
}
