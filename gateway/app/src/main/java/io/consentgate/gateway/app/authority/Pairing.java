package io.consentgate.gateway.app.authority;

import io.consentgate.contract.exchange.PairingAnswer;
import io.consentgate.contract.exchange.PairingOffer;
import io.consentgate.contract.grant.GatewayId;
import io.consentgate.gateway.app.StartRefused;
import io.consentgate.signature.Identity;
import io.consentgate.signature.KeyFileException;
import io.consentgate.signature.PairingCode;
import io.consentgate.signature.Parties;
import io.consentgate.signature.PinnedKeys;
import io.consentgate.signature.VerificationKey;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;

/**
 * Pairs this gateway with an authority on another machine, by a code that a person carries over.
 */
public final class Pairing {

  private final Identity identity;
  private final GatewayId gateway;
  private final PinnedKeys pinned;
  private final ObjectMapper json;
  private final HttpWire wire;

  /**
   * Ties the pairing to what it uses.
   *
   * @param identity this gateway's key
   * @param gateway its name
   * @param pinned where the authority's key is pinned
   * @param json writes and reads
   * @param wire carries
   */
  public Pairing(
      Identity identity, GatewayId gateway, PinnedKeys pinned, ObjectMapper json, HttpWire wire) {
    this.identity = identity;
    this.gateway = gateway;
    this.pinned = pinned;
    this.json = json;
    this.wire = wire;
  }

  /**
   * Offers this gateway's key and pins the authority's.
   *
   * @param authority where it is
   * @param typed the code as typed
   * @throws StartRefused with the next step, if they do not come together
   */
  public void pair(URI authority, String typed) {
    PairingCode code = code(typed);
    VerificationKey own = identity.verificationKey();
    String name = gateway.value();
    PairingOffer offer =
        new PairingOffer(name, own.toJwk(), code.mac(PairingCode.Role.GATEWAY, name, own));
    try {
      HttpWire.Answer reply =
          wire.send(
              HttpRequest.newBuilder(authority.resolve("/pair"))
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(offer))));
      PairingAnswer answer =
          reply.status() == 200 ? json.readValue(reply.body(), PairingAnswer.class) : null;
      if (answer == null) {
        throw refused();
      }
      VerificationKey key = VerificationKey.ofJwk(answer.key());
      if (!code.accepts(answer.mac(), PairingCode.Role.AUTHORITY, name, key)) {
        throw refused();
      }
      pinned.pin(Parties.AUTHORITY, key);
    } catch (AuthorityException | KeyFileException e) {
      throw new StartRefused("Pairing did not work: " + e.getMessage() + ".");
    } catch (IOException | IllegalArgumentException _) {
      throw refused();
    }
  }

  private static PairingCode code(String typed) {
    try {
      return PairingCode.parse(typed);
    } catch (IllegalArgumentException e) {
      throw new StartRefused(
          "--pair: " + e.getMessage() + "; type it as the back office shows it.");
    }
  }

  private static StartRefused refused() {
    return new StartRefused(
        "The authority did not accept the pairing code; ask for a new one in the back office and"
            + " use it within its time.");
  }
}
