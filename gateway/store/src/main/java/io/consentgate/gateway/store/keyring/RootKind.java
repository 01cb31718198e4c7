package io.consentgate.gateway.store.keyring;

/** What the root slot of a key ring is sealed under. */
public enum RootKind {
  /** A key in the slot's own file: whoever has the whole disk has it. */
  FILE(1),
  /** A key made of a passphrase (Argon2id, RFC 9106). */
  PASSPHRASE(2),
  /** A secret handed over at start, by a systemd credential or a file descriptor. */
  CREDENTIAL(3),
  /** A key of its own for each slot inside a PKCS #11 token, which it never leaves. */
  TOKEN(4);

  private final int code;

  RootKind(int code) {
    this.code = code;
  }

  /** Returns the byte that names it in a slot's file. */
  int code() {
    return code;
  }

  /** Tells whether a copy can be made of it that outlives its destruction here. */
  public boolean isCopyable() {
    return this != TOKEN;
  }

  /** Tells whether the machine's disk alone is enough to open the ring. */
  public boolean liesOnDisk() {
    return this == FILE;
  }
}
