/**
 * From frame to features: region of interest, detection, exactly one face, five landmarks,
 * alignment, feature network, unit vector. What a person consented to is asked elsewhere; nobody
 * but {@link io.consentgate.gateway.vision.VisionProbeCapture} may be called on a visitor's frames.
 */
@NullMarked
package io.consentgate.gateway.vision;

import org.jspecify.annotations.NullMarked;
