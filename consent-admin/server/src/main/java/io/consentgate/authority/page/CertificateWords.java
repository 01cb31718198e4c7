package io.consentgate.authority.page;

import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.contract.receipt.ResidueFinding;
import java.util.List;
import java.util.Locale;

/**
 * What an erasure certificate says, in a person's words.
 *
 * @param gate which gate erased
 * @param erased when
 * @param cause why
 * @param reach which copies it reaches
 * @param grant number of the consent
 * @param checks what was looked for and not found
 */
public record CertificateWords(
    String gate, String erased, String cause, String reach, String grant, List<String> checks) {

  /** Copies the checks. */
  public CertificateWords {
    checks = List.copyOf(checks);
  }

  /** Says it in a language. */
  static CertificateWords of(ErasureCertificate certificate, Texts texts) {
    return new CertificateWords(
        certificate.gateway().value(),
        texts.time(certificate.erased()),
        texts.get("cause." + certificate.cause().name().toLowerCase(Locale.ROOT)),
        texts.get("reach." + certificate.reach().name().toLowerCase(Locale.ROOT)),
        certificate.grant().toString(),
        certificate.findings().stream()
            .map((ResidueFinding finding) -> texts.get("check." + finding.check()))
            .toList());
  }
}
