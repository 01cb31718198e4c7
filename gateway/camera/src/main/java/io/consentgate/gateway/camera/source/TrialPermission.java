package io.consentgate.gateway.camera.source;

import io.consentgate.contract.policy.PolicyPack;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * The permission to take pictures from files or drawings for visitors.
 *
 * <p>Only a pack for trying out gives it, and only while no portal opens anything.
 */
public final class TrialPermission {

  private static final String LOG_PORTAL = "log:";

  private TrialPermission() {}

  /**
   * Asks for the permission.
   *
   * @param pack the policy pack in force
   * @param portalAddresses where each portal of the gateway is released
   * @return the permission, or nothing if the pack is for operation or a portal could open
   */
  public static Optional<TrialPermission> ask(PolicyPack pack, Collection<String> portalAddresses) {
    boolean opensNothing =
        portalAddresses.stream()
            .allMatch(address -> address.toLowerCase(Locale.ROOT).startsWith(LOG_PORTAL));
    return pack.isTrialOnly() && opensNothing
        ? Optional.of(new TrialPermission())
        : Optional.empty();
  }
}
