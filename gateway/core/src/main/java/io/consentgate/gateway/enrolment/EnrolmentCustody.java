package io.consentgate.gateway.enrolment;

import io.consentgate.gateway.biometric.ProbeCapture;
import io.consentgate.gateway.biometric.ReferenceStore;
import io.consentgate.gateway.pass.PassIssuer;

/**
 * From face to pass.
 *
 * @param capture makes the reference
 * @param references seals it
 * @param passes signs the pass
 */
public record EnrolmentCustody(
    ProbeCapture capture, ReferenceStore references, PassIssuer passes) {}
