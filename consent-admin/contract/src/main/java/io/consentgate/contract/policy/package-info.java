/** What a jurisdiction allows, as the gateway enforces it. */
@NullMarked
package io.consentgate.contract.policy;

import org.jspecify.annotations.NullMarked;
