package io.consentgate.contract.grant;

import java.net.URI;

/**
 * Where a grant's status stands (IETF Token Status List, claim {@code status.status_list}).
 *
 * @param list address of the status list; equals the list's {@code sub}
 * @param index position of the grant's bit, 0 or more
 */
public record StatusReference(URI list, int index) {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the index is negative
   */
  public StatusReference {
    if (index < 0) {
      throw new IllegalArgumentException("a status index is 0 or more");
    }
  }
}
