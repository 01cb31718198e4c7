package io.consentgate.contract.receipt;

/**
 * One check that ran after an erasure.
 *
 * @param check what was looked for and where, in stable words such as {@code key-half-in-ring}
 * @param clean whether nothing was found
 */
public record ResidueFinding(String check, boolean clean) {}
