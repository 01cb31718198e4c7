package io.consentgate.gateway.app.portal;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.gateway.lane.PassLaneFault;
import io.consentgate.gateway.lane.PassLaneProof;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries the way in without a face at every portal, and notes when that changes. */
public final class PassLaneRound {

  private static final Logger LOG = LoggerFactory.getLogger(PassLaneRound.class);

  private final PassLaneProof proof;
  private final ServedPortals portals;
  private final Map<PortalId, PassLaneFault> faults = new HashMap<>();

  /**
   * Prepares.
   *
   * @param proof what is tried
   * @param portals where
   */
  public PassLaneRound(PassLaneProof proof, ServedPortals portals) {
    this.proof = proof;
    this.portals = portals;
  }

  /** Tries once at each portal. */
  public synchronized void round() {
    for (ServedPortal portal : portals.all()) {
      note(portal.id(), proof.prove(portal.id()));
    }
  }

  private void note(PortalId portal, Optional<PassLaneFault> fault) {
    if (fault.isEmpty()) {
      if (faults.remove(portal) != null) {
        LOG.info("portal {}: the way in without a face works again", portal);
      }
    } else if (faults.put(portal, fault.get()) != fault.get()) {
      LOG.warn(
          "portal {}: the way in without a face does not work ({}), so the one with a face closes",
          portal,
          fault.get());
    }
  }
}
