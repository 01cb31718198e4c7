package io.consentgate.gateway.withdrawal;

/**
 * What a sweep did.
 *
 * @param certified how many certificates were signed
 * @param failed how many erasures have no certificate because a check found something; an operator
 *     has to look
 */
public record SweepResult(int certified, int failed) {}
