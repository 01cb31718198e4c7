/** What is written down about a passage; no person, no score, no biometric data. */
@NullMarked
package io.consentgate.gateway.audit;

import org.jspecify.annotations.NullMarked;
