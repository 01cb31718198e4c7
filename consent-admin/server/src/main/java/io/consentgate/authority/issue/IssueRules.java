package io.consentgate.authority.issue;

import io.consentgate.contract.policy.PolicyPack;
import java.net.URI;
import java.time.Duration;

/**
 * What the authority issues by.
 *
 * @param pack the limits of the jurisdiction
 * @param statusTimeToLive how long a status list counts, at most the pack's limit
 * @param controller who is answerable
 * @param publicAddress where this authority is reached
 */
public record IssueRules(
    PolicyPack pack, Duration statusTimeToLive, Controller controller, URI publicAddress) {

  /** Path of the one status list. */
  public static final String STATUS_LIST = "/status-lists/1";

  /** Checks that the pack's limit is kept. */
  public IssueRules {
    if (!statusTimeToLive.isPositive() || statusTimeToLive.compareTo(pack.maxStatusAge()) > 0) {
      throw new IllegalArgumentException(
          "a status list may count for at most " + pack.maxStatusAge().toSeconds() + " seconds");
    }
  }

  /** Returns the address of the status list at first start. */
  public URI statusList() {
    return publicAddress.resolve(STATUS_LIST);
  }
}
