package io.consentgate.gateway.withdrawal;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.receipt.ErasureCause;
import java.time.Instant;

/**
 * One erasure, decided and perhaps not finished.
 *
 * @param grant whose reference
 * @param cause why
 * @param decided when it was decided; from then on the consent is not live
 */
public record Erasure(GrantId grant, ErasureCause cause, Instant decided) {}
