package io.consentgate.authority;

import java.util.Set;

/** Who may knock at the authority, by what they hold. */
enum AccessCaller {
  /** Holds nothing, and claims nothing. */
  NOBODY,
  /** Made all of it up: another key's envelope, a session's cookie with another signature. */
  FORGER,
  /** Bends what is genuine: an envelope for another route, a session said to need no signature. */
  TWISTER,
  /** Has a copy of the cookie of a session that has ended. */
  SIGNED_OUT,
  /** A visitor with the code on the receipt. */
  VISITOR,
  /** Somebody who was given a sign-in link and has not used it. */
  LINK_HOLDER,
  /** A gateway that was told a pairing code and is not paired. */
  NEW_GATEWAY,
  /** A paired gateway. */
  GATEWAY,
  /** An operator who is signed in. */
  OPERATOR,
  /** An operator whom a visitor shows the receipt. */
  OPERATOR_WITH_RECEIPT,
  /** The same operator's browser, which also has a link, sent here by a page of another site. */
  OTHER_SITE;

  /** What opens something. */
  enum Proof {
    RECEIPT,
    LINK,
    PAIRING_CODE,
    ENVELOPE,
    SESSION
  }

  /** Returns what they hold. */
  Set<Proof> proofs() {
    return switch (this) {
      case NOBODY, FORGER, TWISTER, SIGNED_OUT -> Set.of();
      case VISITOR -> Set.of(Proof.RECEIPT);
      case LINK_HOLDER -> Set.of(Proof.LINK);
      case NEW_GATEWAY -> Set.of(Proof.PAIRING_CODE);
      case GATEWAY -> Set.of(Proof.ENVELOPE);
      case OPERATOR -> Set.of(Proof.SESSION);
      case OPERATOR_WITH_RECEIPT -> Set.of(Proof.SESSION, Proof.RECEIPT);
      case OTHER_SITE -> Set.of(Proof.SESSION, Proof.RECEIPT, Proof.LINK);
    };
  }

  boolean holds(Proof key) {
    return proofs().contains(key);
  }
}
