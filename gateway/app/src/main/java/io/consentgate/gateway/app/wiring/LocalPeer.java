package io.consentgate.gateway.app.wiring;

import io.consentgate.contract.grant.GatewayId;
import io.consentgate.gateway.app.Settings;
import io.consentgate.signature.Identity;
import io.consentgate.signature.KeyFileException;
import io.consentgate.signature.LocalPairing;
import io.consentgate.signature.Parties;
import io.consentgate.signature.PinnedKeys;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pairs with an authority of the same owner on this machine, as soon as it is there. */
@Singleton
public final class LocalPeer {

  private static final Logger LOG = LoggerFactory.getLogger(LocalPeer.class);

  private final Optional<Path> folder;
  private final Identity identity;
  private final GatewayId gateway;
  private final PinnedKeys pinned;
  private boolean done;

  /** Takes both sides' folders and this side's key. */
  public LocalPeer(Settings settings, Identity identity, GatewayId gateway, PinnedKeys pinned) {
    folder = settings.authority().localData();
    this.identity = identity;
    this.gateway = gateway;
    this.pinned = pinned;
  }

  /** Pairs, unless that is done or was not asked for. */
  public synchronized void pair() {
    if (done || folder.isEmpty()) {
      return;
    }
    try {
      done = LocalPairing.pair(identity, gateway.value(), pinned, folder.get(), Parties.AUTHORITY);
    } catch (KeyFileException e) {
      LOG.error("not paired with the authority on this machine: {}", e.getMessage());
      done = true;
    }
  }
}
