/**
 * Visitors drawn by our own code, so that everything can be tried and tested without a person.
 *
 * <p>What recognises them proves that the parts work together. It proves nothing about accuracy: no
 * figure measured on these pictures says anything about people.
 */
@NullMarked
package io.consentgate.gateway.camera.visitor;

import org.jspecify.annotations.NullMarked;
