package io.consentgate.evaluation.sabotage;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.gateway.lane.LaneConditions;

/**
 * A portal that only writes to a log, on loopback, with everything in order: what a liar says, and
 * what a measurement without an installation goes by.
 */
public final class AllIsWell implements LaneConditions {

  @Override
  public boolean isLogOnly(PortalId portal) {
    return true;
  }

  @Override
  public boolean isOnLoopbackOnly() {
    return true;
  }

  @Override
  public boolean isOtherLaneHealthy(PortalId portal) {
    return true;
  }

  @Override
  public boolean isCameraAlive(PortalId portal) {
    return true;
  }

  @Override
  public boolean areConsentsReadable() {
    return true;
  }

  @Override
  public boolean areKeysReadable() {
    return true;
  }

  @Override
  public boolean areModelsReady() {
    return true;
  }

  @Override
  public boolean isServiceEnded() {
    return false;
  }
}
