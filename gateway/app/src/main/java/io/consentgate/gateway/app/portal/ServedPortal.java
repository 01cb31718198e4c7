package io.consentgate.gateway.app.portal;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.gateway.access.Portal;

/**
 * One portal with what stands around it.
 *
 * @param id its name
 * @param portal releases it
 * @param isLogOnly whether it cannot open a door
 * @param lens its camera
 * @param desk who gets the next code
 * @param screen what its screen says
 * @param pulse when its reader last took its turn
 */
public record ServedPortal(
    PortalId id,
    Portal portal,
    boolean isLogOnly,
    Lens lens,
    CodeDesk desk,
    PortalScreen screen,
    ReaderPulse pulse) {}
