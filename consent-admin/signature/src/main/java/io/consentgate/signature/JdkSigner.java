package io.consentgate.signature;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.util.Base64URL;
import java.util.Set;

/** Lets Nimbus sign with the JDK's Ed25519; Nimbus' own signer would need Tink. */
final class JdkSigner extends BaseJWSProvider implements JWSSigner {
  private final Identity identity;

  JdkSigner(Identity identity) {
    super(Set.of(JWSAlgorithm.EdDSA));
    this.identity = identity;
  }

  @Override
  public Base64URL sign(JWSHeader header, byte[] signingInput) {
    return Base64URL.encode(identity.sign(signingInput));
  }
}
