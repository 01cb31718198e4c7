package io.consentgate.gateway.withdrawal;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.receipt.ResidueFinding;
import java.util.List;

/** Port: looks for what must be gone. */
@FunctionalInterface
public interface ResidueCheck {

  /** Looks everywhere it knows and reports each place. */
  List<ResidueFinding> check(GrantId grant);
}
