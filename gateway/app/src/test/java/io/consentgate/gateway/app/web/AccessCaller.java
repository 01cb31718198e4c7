package io.consentgate.gateway.app.web;

import java.util.Set;

/** Who may knock at the gateway's pages, by what they hold. */
enum AccessCaller {
  /** Holds nothing, and claims nothing. */
  NOBODY,
  /** Made a session and its token up. */
  FORGER,
  /** Somebody of the authority: a back office's cookie, and what the authority really signed. */
  AUTHORITY,
  /** Another browser, with a session of its own, at which nobody has done anything. */
  STRANGER,
  /** The same, who came by the token of a visitor's session, and not by its cookie. */
  TOKEN_THIEF,
  /** A visitor to whom the pass is shown right now. */
  VISITOR_WITH_PASS,
  /** The same visitor's browser, which asks at another portal than its session's. */
  OTHER_PORTAL,
  /** A visitor whose reference was erased just now. */
  VISITOR_ERASED,
  /** The browser of the visitor with the pass, sent here by a page of another site. */
  OTHER_SITE,
  /** The same, where the browser says only that it was another site. */
  UNNAMED_SITE;

  /** What opens something. */
  enum Proof {
    SESSION,
    PASS_STEP,
    ERASED_STEP
  }

  /** Returns what they hold. */
  Set<Proof> proofs() {
    return switch (this) {
      case NOBODY, FORGER, AUTHORITY, OTHER_PORTAL -> Set.of();
      case STRANGER, TOKEN_THIEF -> Set.of(Proof.SESSION);
      case VISITOR_WITH_PASS, OTHER_SITE, UNNAMED_SITE -> Set.of(Proof.SESSION, Proof.PASS_STEP);
      case VISITOR_ERASED -> Set.of(Proof.SESSION, Proof.ERASED_STEP);
    };
  }

  /** Returns the portal at which they ask. */
  String portal() {
    return this == OTHER_PORTAL ? "side" : "main";
  }

  /** Tells whether a form of theirs is none that we gave to this very session. */
  boolean hasForeignForm() {
    return switch (this) {
      case TOKEN_THIEF, OTHER_SITE, UNNAMED_SITE -> true;
      default -> false;
    };
  }
}
