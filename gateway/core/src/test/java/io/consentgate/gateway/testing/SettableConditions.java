package io.consentgate.gateway.testing;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.gateway.lane.LaneConditions;
import java.util.EnumSet;
import java.util.Set;

/** Conditions that are all good until a test breaks one. */
public final class SettableConditions implements LaneConditions {

  /** What can be broken. */
  public enum Fact {
    /** The portal only logs. */
    LOG_ONLY,
    /** Loopback only. */
    LOOPBACK_ONLY,
    /** Another lane works. */
    OTHER_LANE,
    /** The camera gives frames. */
    CAMERA,
    /** Consents can be read. */
    CONSENTS,
    /** The key ring can be read. */
    KEYS,
    /** The models are loaded. */
    MODELS,
    /** The service goes on. */
    SERVICE
  }

  private final Set<Fact> good = EnumSet.allOf(Fact.class);

  /** Breaks one fact. */
  public void breakFact(Fact fact) {
    good.remove(fact);
  }

  /** Mends one fact. */
  public void mend(Fact fact) {
    good.add(fact);
  }

  @Override
  public boolean isLogOnly(PortalId portal) {
    return good.contains(Fact.LOG_ONLY);
  }

  @Override
  public boolean isOnLoopbackOnly() {
    return good.contains(Fact.LOOPBACK_ONLY);
  }

  @Override
  public boolean isOtherLaneHealthy(PortalId portal) {
    return good.contains(Fact.OTHER_LANE);
  }

  @Override
  public boolean isCameraAlive(PortalId portal) {
    return good.contains(Fact.CAMERA);
  }

  @Override
  public boolean areConsentsReadable() {
    return good.contains(Fact.CONSENTS);
  }

  @Override
  public boolean areKeysReadable() {
    return good.contains(Fact.KEYS);
  }

  @Override
  public boolean areModelsReady() {
    return good.contains(Fact.MODELS);
  }

  @Override
  public boolean isServiceEnded() {
    return !good.contains(Fact.SERVICE);
  }
}
