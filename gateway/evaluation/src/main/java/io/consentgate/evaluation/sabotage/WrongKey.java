package io.consentgate.evaluation.sabotage;

import io.consentgate.gateway.app.wiring.ConsentWiring;
import io.consentgate.gateway.withdrawal.CertificateSigner;
import io.consentgate.signature.Identity;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** {@link Sabotage#WRONG_KEY}. */
@Factory
@Requires(property = Sabotage.PROPERTY, value = "wrong-key")
final class WrongKey {

  /** Returns a signer whose key nobody published. */
  @Singleton
  @Replaces(value = CertificateSigner.class, factory = ConsentWiring.class)
  CertificateSigner certificates(SecureRandom random) {
    Identity stranger = Identity.mint(random);
    return new io.consentgate.signature.CertificateSigner(stranger)::sign;
  }
}
