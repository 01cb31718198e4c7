package io.consentgate.evaluation.crash;

import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.contract.grant.GrantId;
import java.time.Instant;

/** A drawn person who enrolled, with what they carry and what they were told. */
final class Person {

  private final int seed;
  private final EntitlementId ticket;
  private final GrantId grant;
  private final Instant expires;
  private final byte[] pass;
  private volatile String withdrawalCode = "";
  private volatile boolean withdrawing;
  private volatile boolean ended;

  /**
   * Leaves the kiosk with a pass.
   *
   * @param seed decides the looks
   * @param ticket bought entry
   * @param grant what was consented to
   * @param expires when that ends by itself
   * @param pass its picture
   */
  Person(int seed, EntitlementId ticket, GrantId grant, Instant expires, byte[] pass) {
    this.seed = seed;
    this.ticket = ticket;
    this.grant = grant;
    this.expires = expires;
    this.pass = pass.clone();
  }

  /** Returns what decides the looks. */
  int seed() {
    return seed;
  }

  /** Returns the ticket. */
  EntitlementId ticket() {
    return ticket;
  }

  /** Returns the grant. */
  GrantId grant() {
    return grant;
  }

  /** Returns when the consent ends by itself. */
  Instant expires() {
    return expires;
  }

  /** Returns the picture of the pass. */
  byte[] pass() {
    return pass.clone();
  }

  /** Returns the code on the receipt; empty if there was no time to take it. */
  String withdrawalCode() {
    return withdrawalCode;
  }

  /** Takes the receipt. */
  void take(String code) {
    withdrawalCode = code;
  }

  /** Tells whether the end was asked for: from then on the pass may be refused. */
  boolean isWithdrawing() {
    return withdrawing;
  }

  /** Asks for the end. */
  void withdraws() {
    withdrawing = true;
  }

  /** Tells whether the consent has ended, as this person knows: the pass must be refused. */
  boolean isEnded(Instant now) {
    return ended || !now.isBefore(expires);
  }

  /** Is told that it has ended. */
  void ends() {
    ended = true;
  }
}
