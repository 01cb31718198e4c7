package io.consentgate.gateway.store.custody;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.secret.SecretBytes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A key ring in memory, for tests, under a root that cannot be copied. */
final class MemoryHalves implements KeyHalves {

  final Map<GrantId, SecretBytes> kept = new HashMap<>();
  boolean isRootCopyable;
  int installation = 1;

  @Override
  public void add(GrantId grant, SecretBytes half) {
    kept.put(grant, half.copy());
  }

  @Override
  public Optional<SecretBytes> half(GrantId grant) {
    return Optional.ofNullable(kept.get(grant)).map(SecretBytes::copy);
  }

  @Override
  public boolean holds(GrantId grant) {
    return kept.containsKey(grant);
  }

  @Override
  public void destroy(Set<GrantId> grants) {
    kept.keySet().removeAll(grants);
  }

  @Override
  public boolean isRootCopyable() {
    return isRootCopyable;
  }

  @Override
  public SecretBytes installationSecret() {
    byte[] bytes = new byte[SecretRotation.SECRET_BYTES];
    Arrays.fill(bytes, (byte) installation);
    return SecretBytes.take(bytes);
  }
}
