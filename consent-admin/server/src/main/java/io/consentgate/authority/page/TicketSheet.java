package io.consentgate.authority.page;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * A batch as it is printed, once.
 *
 * @param batch names it
 * @param tickets the tickets
 */
@Serdeable
record TicketSheet(String batch, List<Ticket> tickets) {

  /**
   * One ticket.
   *
   * @param code text of the QR code, {@code CGE1:} and 26 characters
   * @param printed the code in groups, for people
   * @param png the QR code as PNG in base64
   */
  @Serdeable
  record Ticket(String code, String printed, String png) {
    @Override
    public String toString() {
      return "Ticket[redacted]";
    }
  }
}
