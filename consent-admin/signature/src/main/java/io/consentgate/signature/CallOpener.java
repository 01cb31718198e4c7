package io.consentgate.signature;

import io.consentgate.signature.EnvelopeException.Reason;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The called side of a mutually authenticated call. Safe for use by several threads. */
public final class CallOpener {
  private final Identity own;
  private final String ownId;
  private final PinnedKeys peers;
  private final InstantSource clock;
  private final Instant started;
  private final ReplayMemory seen = new ReplayMemory();

  /**
   * Makes the called side. Calls sealed before this moment are refused, since an earlier run of
   * this program may have taken them.
   *
   * @param own this program
   * @param ownId its name
   * @param peers who may call
   * @param clock this program's clock
   */
  public CallOpener(Identity own, String ownId, PinnedKeys peers, InstantSource clock) {
    this.own = own;
    this.ownId = ownId;
    this.peers = peers;
    this.clock = clock;
    this.started = clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * Opens a call.
   *
   * @param path the path that was called
   * @param compactJws the body of the request
   * @throws EnvelopeException if it is not a pinned peer's, for this path, now, for the first time
   */
  public OpenedCall open(String path, String compactJws) throws EnvelopeException {
    try {
      String peer = sender(compactJws);
      VerificationKey key =
          peers.find(peer).orElseThrow(() -> new EnvelopeException(Reason.NOT_GENUINE));
      Claims claims = CompactJws.verify(compactJws, JwsKind.CALL, key);
      if (!claims.text("iss").equals(peer)) {
        throw new EnvelopeException(Reason.NOT_GENUINE);
      }
      if (!claims.text("aud").equals(ownId) || !claims.text("htu").equals(path)) {
        throw new EnvelopeException(Reason.MISDIRECTED);
      }
      Instant now = clock.instant();
      Instant until = EnvelopeTimes.check(claims, now);
      if (claims.instant("iat").isBefore(started)) {
        throw new EnvelopeException(Reason.REPLAYED);
      }
      String id = claims.text("jti");
      seen.remember(peer + " " + id, until, now);
      return new OpenedCall(peer, id, claims.text("body"));
    } catch (InvalidJwsException _) {
      throw new EnvelopeException(Reason.MALFORMED);
    }
  }

  /**
   * Seals the reply to a call.
   *
   * @param status as in HTTP
   * @param body raw JSON
   */
  public String reply(OpenedCall call, int status, String body) {
    Instant now = clock.instant();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", ownId);
    claims.put("aud", call.peer());
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(EnvelopeTimes.LIFETIME).getEpochSecond());
    claims.put("irt", call.id());
    claims.put("status", status);
    claims.put("body", body);
    return CompactJws.sign(own, JwsKind.REPLY, claims);
  }

  private String sender(String compactJws) throws InvalidJwsException, EnvelopeException {
    Optional<String> peer = peers.peerOf(CompactJws.claimedKey(compactJws, JwsKind.CALL));
    if (peer.isEmpty()) {
      // A stranger costs as much time as a forged peer.
      own.verificationKey().verifies(CompactJws.ascii(compactJws), new byte[64]);
      throw new EnvelopeException(Reason.NOT_GENUINE);
    }
    return peer.get();
  }
}
