package io.consentgate.signature;

import io.consentgate.contract.status.StatusList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Signs status lists as the authority: IETF Token Status List, JWT form, one bit a grant. */
public final class StatusListSigner {
  private final Identity authority;

  /** Makes a signer with the authority's identity. */
  public StatusListSigner(Identity authority) {
    this.authority = authority;
  }

  /**
   * Returns the list as compact JWS, type {@code statuslist+jwt}.
   *
   * @throws IllegalArgumentException if the list's size is no multiple of 8, or beyond {@value
   *     StatusBits#MAX_POSITIONS}
   */
  public String sign(StatusList list) {
    if (list.size() % Byte.SIZE != 0 || list.size() > StatusBits.MAX_POSITIONS) {
      throw new IllegalArgumentException("a status list covers whole bytes");
    }
    byte[] bytes = Arrays.copyOf(list.invalidBits().toByteArray(), list.size() / Byte.SIZE);
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("sub", list.uri().toString());
    claims.put("iat", list.issued().getEpochSecond());
    claims.put("exp", list.expires().getEpochSecond());
    claims.put("ttl", list.timeToLive().toSeconds());
    claims.put("status_list", Map.of("bits", 1, "lst", StatusBits.deflate(bytes)));
    return CompactJws.sign(authority, JwsKind.STATUS_LIST, claims);
  }
}
