/**
 * Model files that do not ship: what lies where, fetching, importing, verifying and removing them.
 * Nothing of this is on the door's class path; the gateway fetches nothing and takes a file by its
 * digest only.
 */
@NullMarked
package io.consentgate.evaluation.models;

import org.jspecify.annotations.NullMarked;
