package io.consentgate.gateway.lane;

/** Why the way in without a face does not count as working, first reason first. */
public enum PassLaneFault {
  /** It has not been tried lately, or the trial did not come to an end. */
  NOT_PROVEN,
  /** The store cannot be written. */
  STORE,
  /** The check of tickets does not answer, or takes a ticket that nobody issued. */
  TICKET_CHECK,
  /** Neither the reader nor the kiosk's keyboard can take a ticket. */
  READER
}
