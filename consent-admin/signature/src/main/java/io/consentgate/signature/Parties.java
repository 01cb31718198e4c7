package io.consentgate.signature;

/** Names that the two programs use for each other. */
public final class Parties {
  /** The authority, as issuer and as peer. A gateway goes by its own id. */
  public static final String AUTHORITY = "authority";

  private Parties() {}
}
