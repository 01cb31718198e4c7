package io.consentgate.signature;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.ConsentTerms;
import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.contract.grant.NoticeHash;
import io.consentgate.contract.grant.PrincipalId;
import io.consentgate.contract.grant.Purpose;
import io.consentgate.contract.grant.StatusReference;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Values that several tests need. */
final class TestWorld {
  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  static final URI LIST = URI.create("http://127.0.0.1:8480/status-lists/1");

  private TestWorld() {}

  static Identity identity() {
    return Identity.mint(new SecureRandom());
  }

  static ConsentGrant grant(long seed) {
    Random random = new Random(seed);
    return new ConsentGrant(
        new GrantId(new UUID(random.nextLong(), random.nextLong())),
        new PrincipalId(new UUID(random.nextLong(), random.nextLong())),
        new ConsentTerms(
            Purpose.ENTRY_VERIFICATION,
            random.nextBoolean() ? Custody.SEALED : Custody.CARRIED,
            new ModelSetId("bundled-1"),
            new GatewayId("north-gate"),
            new NoticeHash("0123456789abcdef".repeat(4))),
        new StatusReference(LIST, random.nextInt(1 << 20)),
        NOW,
        NOW.plusSeconds(120),
        NOW.plusSeconds(1 + random.nextInt(1_000_000)));
  }

  /** Signs any claims as any kind, as only a dishonest or foreign program would. */
  static String signed(Identity identity, JwsKind kind, Map<String, Object> claims) {
    return CompactJws.sign(identity, kind, claims);
  }
}
