package io.consentgate.authority.exchange;

import io.consentgate.authority.clock.ProgramClock;
import io.consentgate.authority.issue.Refusal;
import io.consentgate.contract.exchange.PairingAnswer;
import io.consentgate.contract.exchange.PairingOffer;
import io.consentgate.contract.grant.GatewayId;
import io.consentgate.signature.Identity;
import io.consentgate.signature.KeyFileException;
import io.consentgate.signature.PairingCode;
import io.consentgate.signature.PinnedKeys;
import io.consentgate.signature.VerificationKey;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Pairs a gateway on another machine: an operator opens a code here and types it there. A code
 * counts once, for ten minutes, and falls after five wrong tries.
 */
@Singleton
public final class PairingDesk {
  /** How long a code counts. */
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  private static final int TRIES = 5;

  private final Identity authority;
  private final PinnedKeys gateways;
  private final ProgramClock clock;
  private final SecureRandom random = new SecureRandom();
  private @Nullable PairingCode open;
  private Instant until = Instant.EPOCH;
  private int triesLeft;

  /** Opens the desk; no code is open. */
  public PairingDesk(Identity authority, PinnedKeys gateways, ProgramClock clock) {
    this.authority = authority;
    this.gateways = gateways;
    this.clock = clock;
  }

  /** Opens a new code; an earlier one no longer counts. */
  public synchronized PairingCode openCode() {
    PairingCode code = PairingCode.random(random);
    open = code;
    until = clock.instant().plus(LIFETIME);
    triesLeft = TRIES;
    return code;
  }

  /**
   * Answers a gateway that offers its key, and pins it.
   *
   * @throws Refusal if no code is open, it is another one, or the gateway's name is taken
   */
  public synchronized PairingAnswer answer(PairingOffer offer) throws Refusal {
    PairingCode code = open;
    if (code == null || triesLeft < 1 || !clock.instant().isBefore(until)) {
      throw refused();
    }
    triesLeft--;
    GatewayId gateway;
    VerificationKey key;
    try {
      gateway = new GatewayId(offer.gateway());
      key = VerificationKey.ofJwk(offer.key());
    } catch (IllegalArgumentException _) {
      throw refused();
    }
    if (!code.accepts(offer.mac(), PairingCode.Role.GATEWAY, gateway.value(), key)) {
      throw refused();
    }
    open = null;
    try {
      gateways.pin(gateway.value(), key);
    } catch (KeyFileException _) {
      throw new Refusal(
          "name-taken",
          "Another gateway of this name is paired. Give this one another name, or remove the old"
              + " key from the authority's folder of peers.");
    }
    VerificationKey own = authority.verificationKey();
    return new PairingAnswer(
        own.toJwk(), code.mac(PairingCode.Role.AUTHORITY, gateway.value(), own));
  }

  private static Refusal refused() {
    return new Refusal(
        "pairing-refused", "Open a new pairing code in the back office and type it again.");
  }
}
