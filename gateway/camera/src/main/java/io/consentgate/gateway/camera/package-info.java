/**
 * Cameras: the lens of one portal, what it may do, and the two unrelated kinds of picture it gives.
 *
 * <p>A {@link io.consentgate.gateway.camera.CodeFrame} is gray, is given to anybody and can only be
 * searched for a code; a look at a few {@link io.consentgate.gateway.camera.GrayPoints} says
 * whether one is made. A {@code FaceFrame} is given out only against a live consent and an armed
 * lane.
 */
@NullMarked
package io.consentgate.gateway.camera;

import org.jspecify.annotations.NullMarked;
