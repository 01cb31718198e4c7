package io.consentgate.gateway.app.portal;

import io.consentgate.gateway.biometric.FaceCamera;

/**
 * The camera of one portal, from its two sides.
 *
 * @param lens for codes and for the public page
 * @param faces for whoever holds a live consent
 */
public record PortalRig(Lens lens, FaceCamera faces) {}
