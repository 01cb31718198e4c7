package io.consentgate.gateway.store.journal;

/** Whether consents and references can be read. */
public sealed interface JournalState {

  /** They can. */
  record Open() implements JournalState {}

  /**
   * They cannot; an empty journal in memory stands in, and the file is left as it is.
   *
   * @param reason what is wrong, and what the operator can do
   */
  record Unreadable(String reason) implements JournalState {}
}
