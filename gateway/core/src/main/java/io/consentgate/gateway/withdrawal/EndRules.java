package io.consentgate.gateway.withdrawal;

import io.consentgate.contract.grant.ModelSetId;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * What ends references that nobody withdrew.
 *
 * @param maxRetention the pack's longest life of a reference, from the issue of its grant
 * @param retired which model sets are retired; another set in use retires none
 * @param serviceEnded whether the operator ended the service that compares faces
 */
public record EndRules(
    Duration maxRetention, Predicate<ModelSetId> retired, BooleanSupplier serviceEnded) {}
