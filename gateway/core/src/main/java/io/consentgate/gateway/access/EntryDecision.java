package io.consentgate.gateway.access;

/** What becomes of somebody who wants in. There is no third outcome (BF-7). */
public sealed interface EntryDecision permits Admit, UseOtherLane {}
