package io.consentgate.authority.record;

import io.consentgate.contract.grant.GrantId;

/**
 * Something that happened to a consent.
 *
 * @param grant which consent
 * @param kind what
 * @param origin where it came from
 * @param evidence signed text that shows it, or empty
 */
public record Event(GrantId grant, EventKind kind, Origin origin, String evidence) {}
