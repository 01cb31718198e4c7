package io.consentgate.gateway.access;

import io.consentgate.gateway.biometric.ComparisonThreshold;
import io.consentgate.gateway.biometric.ProbeCapture;
import io.consentgate.gateway.biometric.ReferenceStore;

/**
 * What one comparison needs.
 *
 * @param capture makes the probe
 * @param references opens the reference
 * @param threshold decides
 * @param attempts counts tries
 */
public record FaceComparison(
    ProbeCapture capture,
    ReferenceStore references,
    ComparisonThreshold threshold,
    AttemptLedger attempts) {}
