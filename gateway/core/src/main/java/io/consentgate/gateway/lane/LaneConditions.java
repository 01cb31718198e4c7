package io.consentgate.gateway.lane;

import io.consentgate.contract.entitlement.PortalId;

/** Port: facts about this installation that decide whether a face lane may open. */
public interface LaneConditions {

  /** Tells whether a portal only writes to the log and cannot open a door. */
  boolean isLogOnly(PortalId portal);

  /** Tells whether this program can be reached from this machine only. */
  boolean isOnLoopbackOnly();

  /** Tells whether another way in works at a portal right now. */
  boolean isOtherLaneHealthy(PortalId portal);

  /** Tells whether the portal's camera gives frames. */
  boolean isCameraAlive(PortalId portal);

  /** Tells whether consents and references can be read and kept. */
  boolean areConsentsReadable();

  /** Tells whether the key ring can be read, so that references can be opened and made. */
  boolean areKeysReadable();

  /** Tells whether the models in use are loaded and verified. */
  boolean areModelsReady();

  /** Tells whether the operator ended the service that compares faces. */
  boolean isServiceEnded();
}
