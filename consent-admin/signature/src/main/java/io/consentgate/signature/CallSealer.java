package io.consentgate.signature;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The calling side of a mutually authenticated call. Safe for use by several threads. */
public final class CallSealer {
  private final Identity own;
  private final String ownId;
  private final String peerId;
  private final VerificationKey peer;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * Makes the calling side.
   *
   * @param own this program
   * @param ownId its name at the peer
   * @param peerId the peer's name
   * @param peer the peer's pinned key
   * @param clock this program's clock
   */
  public CallSealer(
      Identity own, String ownId, String peerId, VerificationKey peer, InstantSource clock) {
    this.own = own;
    this.ownId = ownId;
    this.peerId = peerId;
    this.peer = peer;
    this.clock = clock;
  }

  /**
   * Seals a call; it counts for one minute and for one use.
   *
   * @param path path of the request, without host and query
   * @param body raw JSON
   */
  public SealedCall seal(String path, String body) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", ownId);
    claims.put("aud", peerId);
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(EnvelopeTimes.LIFETIME).getEpochSecond());
    claims.put("jti", id);
    claims.put("htu", path);
    claims.put("body", body);
    return new SealedCall(id, CompactJws.sign(own, JwsKind.CALL, claims));
  }

  /**
   * Opens the reply to a call.
   *
   * @throws EnvelopeException if it is not the pinned peer's reply to this very call, made now
   */
  public OpenedReply openReply(SealedCall call, String compactJws) throws EnvelopeException {
    try {
      if (!CompactJws.claimedKey(compactJws, JwsKind.REPLY).equals(peer.thumbprint())) {
        throw new EnvelopeException(EnvelopeException.Reason.NOT_GENUINE);
      }
      Claims claims = CompactJws.verify(compactJws, JwsKind.REPLY, peer);
      boolean meant =
          claims.text("iss").equals(peerId)
              && claims.text("aud").equals(ownId)
              && claims.text("irt").equals(call.id());
      if (!meant) {
        throw new EnvelopeException(EnvelopeException.Reason.MISDIRECTED);
      }
      EnvelopeTimes.check(claims, clock.instant());
      return new OpenedReply(claims.integer("status"), claims.text("body"), claims.instant("iat"));
    } catch (InvalidJwsException _) {
      throw new EnvelopeException(EnvelopeException.Reason.MALFORMED);
    }
  }
}
