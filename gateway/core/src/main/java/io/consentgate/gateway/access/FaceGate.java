package io.consentgate.gateway.access;

import io.consentgate.gateway.consent.ConsentCheck;
import io.consentgate.gateway.consent.GrantLedger;
import io.consentgate.gateway.lane.FaceLaneInterlock;
import io.consentgate.gateway.pass.PassVerifier;

/**
 * What must hold before a frame is searched for a face.
 *
 * @param passes tells genuine passes
 * @param grants what was consented to
 * @param consents whether it still stands
 * @param lanes whether the lane may be used
 */
public record FaceGate(
    PassVerifier passes, GrantLedger grants, ConsentCheck consents, FaceLaneInterlock lanes) {}
