package io.consentgate.evaluation.crash;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.contract.receipt.ResidueFinding;
import io.consentgate.evaluation.sabotage.PassedOn;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.withdrawal.ErasureLedger;
import io.consentgate.gateway.withdrawal.KeyRing;
import io.consentgate.gateway.withdrawal.ResidueCheck;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@link Disorder#CERTIFICATE_FIRST}: the key goes once the certificate is kept, and slowly. */
final class LateKeys extends PassedOn implements KeyRing, ResidueCheck {

  private final KeyRing ring;
  private final Set<GrantId> owed = new HashSet<>();

  LateKeys(KeyRing ring, ErasureLedger ledger) {
    super(ledger);
    this.ring = ring;
  }

  @Override
  public boolean holds(GrantId grant) {
    return ring.holds(grant);
  }

  @Override
  public void destroy(Set<GrantId> grants) {
    owed.addAll(grants);
  }

  @Override
  public List<ResidueFinding> check(GrantId grant) {
    return List.of(new ResidueFinding("key-half-in-ring", true));
  }

  @Override
  public void certify(ErasureCertificate certificate, String compactJws, AuditEvent.Erased event) {
    super.certify(certificate, compactJws, event);
    Slowly.pass();
    ring.destroy(owed);
    owed.clear();
  }
}
