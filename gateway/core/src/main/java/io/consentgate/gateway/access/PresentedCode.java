package io.consentgate.gateway.access;

import io.consentgate.contract.entitlement.EntitlementCode;
import io.consentgate.gateway.secret.SecretBytes;

/** What a reader read. The holder closes it. */
public sealed interface PresentedCode extends AutoCloseable {

  /**
   * A ticket.
   *
   * @param code its code
   */
  record Ticket(EntitlementCode code) implements PresentedCode {
    @Override
    public void close() {}
  }

  /** The text of a pass, unverified. */
  final class PassText implements PresentedCode {

    private final SecretBytes text;

    /** Takes ownership of the text. */
    public PassText(SecretBytes text) {
      this.text = text;
    }

    /** Returns the text, valid until {@link #close()}. */
    public SecretBytes text() {
      return text;
    }

    @Override
    public void close() {
      text.close();
    }
  }

  /** Some other code: neither ticket nor pass. Its content is not kept. */
  record Foreign() implements PresentedCode {
    @Override
    public void close() {}
  }

  @Override
  void close();
}
