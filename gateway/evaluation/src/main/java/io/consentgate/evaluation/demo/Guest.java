package io.consentgate.evaluation.demo;

/** A synthetic visitor and what they carry: pictures, as on paper or on a telephone. */
final class Guest {

  private final int seed;
  private final byte[] ticket;
  private byte[] pass = {};
  private String withdrawalCode = "";

  /**
   * Arrives with a ticket.
   *
   * @param seed decides the looks
   * @param ticket picture of the ticket
   */
  Guest(int seed, byte[] ticket) {
    this.seed = seed;
    this.ticket = ticket.clone();
  }

  /** Returns what decides the looks. */
  int seed() {
    return seed;
  }

  /** Returns the picture of the ticket. */
  byte[] ticket() {
    return ticket.clone();
  }

  /** Returns the picture of the pass; empty before there is one. */
  byte[] pass() {
    return pass.clone();
  }

  /** Returns the code on the receipt. */
  String withdrawalCode() {
    return withdrawalCode;
  }

  /**
   * Takes a pass and the receipt that goes with it.
   *
   * @param picture of the pass
   * @param code the code on the receipt
   */
  void take(byte[] picture, String code) {
    pass = picture.clone();
    withdrawalCode = code;
  }
}
