package io.consentgate.gateway.testing;

import io.consentgate.contract.entitlement.Entitlement;
import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.contract.entitlement.PortalId;
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
import io.consentgate.contract.status.StatusList;
import io.consentgate.gateway.biometric.FaceFeatures;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/** Well-formed values to start a test from. */
public final class Samples {

  /** This gateway. */
  public static final GatewayId GATEWAY = new GatewayId("gate-1");

  /** The model set in use. */
  public static final ModelSetId MODEL_SET = new ModelSetId("bundled-1");

  /** A portal. */
  public static final PortalId PORTAL = new PortalId("main");

  /** Another portal. */
  public static final PortalId SIDE = new PortalId("side");

  /** Where the status list lies. */
  public static final URI STATUS_LIST = URI.create("http://127.0.0.1:8480/status-lists/1");

  /** Positions that {@link #statusList} covers. */
  public static final int STATUS_SIZE = 1024;

  private Samples() {}

  /** Returns a grant id made from a number. */
  public static GrantId grantId(long number) {
    return new GrantId(new UUID(0x0190_a5c4_0000_7000L, 0x8000_0000_0000_0000L + number));
  }

  /** Returns a grant under custody {@code SEALED}, issued at an instant, for an hour. */
  public static ConsentGrant grant(int number, Instant issued) {
    return grant(number, issued, Custody.SEALED);
  }

  /** Returns a grant for an hour whose status index is its number. */
  public static ConsentGrant grant(int number, Instant issued, Custody custody) {
    return new ConsentGrant(
        grantId(number),
        new PrincipalId(new UUID(7, number)),
        new ConsentTerms(
            Purpose.ENTRY_VERIFICATION,
            custody,
            MODEL_SET,
            GATEWAY,
            new NoticeHash("0123456789abcdef".repeat(4))),
        new StatusReference(STATUS_LIST, number),
        issued,
        issued.plus(Duration.ofMinutes(2)),
        issued.plus(Duration.ofHours(1)));
  }

  /** Returns an entitlement id made from a number. */
  public static EntitlementId entitlementId(long number) {
    return new EntitlementId(HexFormat.of().toHexDigits(number).repeat(4));
  }

  /** Returns an entitlement for {@link #PORTAL}, a day around an instant. */
  public static Entitlement entitlement(long number, Instant around, int entries) {
    return new Entitlement(
        entitlementId(number),
        Set.of(PORTAL),
        around.minus(Duration.ofHours(12)),
        around.plus(Duration.ofHours(12)),
        entries);
  }

  /** Returns a list that lives ten minutes, with these positions set. */
  public static StatusList statusList(Instant issued, int... invalid) {
    BitSet bits = new BitSet();
    for (int index : invalid) {
      bits.set(index);
    }
    return new StatusList(
        STATUS_LIST,
        issued,
        issued.plus(Duration.ofMinutes(10)),
        Duration.ofMinutes(10),
        STATUS_SIZE,
        bits);
  }

  /** Returns features in a direction that depends on the seed alone; the caller closes them. */
  public static FaceFeatures features(long seed, int dimension) {
    SplittableRandom random = new SplittableRandom(seed);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment values = arena.allocate(ValueLayout.JAVA_FLOAT, dimension);
      for (int i = 0; i < dimension; i++) {
        values.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) (random.nextDouble() - 0.5));
      }
      return FaceFeatures.normalised(values);
    }
  }
}
