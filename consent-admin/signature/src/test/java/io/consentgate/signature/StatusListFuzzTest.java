package io.consentgate.signature;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.consentgate.contract.status.InvalidStatusListException;
import io.consentgate.contract.status.StatusList;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;

/**
 * Whatever is served as a status list is a list or a refusal, never anything else.
 *
 * <p>A signature costs as much as a hundred readings, so most inputs go to what stands before the
 * signature (form and header) and to what stands after it (claims and bits), and few through all.
 */
final class StatusListFuzzTest {
  private static final Identity AUTHORITY = TestWorld.identity();
  private static final JwsStatusListVerifier VERIFIER =
      new JwsStatusListVerifier(AUTHORITY.verificationKey());
  private static final String GENUINE =
      TestWorld.signed(AUTHORITY, JwsKind.STATUS_LIST, claims(StatusBits.deflate(new byte[64])));

  @FuzzTest(maxExecutions = 300_000, maxDuration = "10m")
  void verify_anyText_isAListOrARefusal(FuzzedDataProvider data) {
    try {
      // Signatures at the one end of the range only: see above.
      switch (data.consumeInt(0, 255) >> 1) {
        case 0 -> check(VERIFIER.verify(bent(data)));
        case 1, 2, 3, 4, 5, 6, 7, 8 -> readHeader(data);
        case 9, 10, 11, 12, 13, 14, 15, 16 -> check(read(claims(data.consumeRemainingAsString())));
        case 17, 18, 19, 20, 21, 22, 23, 24 -> check(read(anyClaims(data)));
        default -> check(read(json(data.consumeRemainingAsString())));
      }
    } catch (InvalidStatusListException | InvalidJwsException | ParseException _) {
      // A refusal is the other answer.
    }
  }

  private static void check(StatusList list) {
    if (list.size() <= 0 || list.invalidBits().length() > list.size()) {
      throw new AssertionError("a list of impossible size");
    }
  }

  private static StatusList read(Map<String, Object> claims) throws InvalidStatusListException {
    return JwsStatusListVerifier.list(new Claims(claims));
  }

  private static Map<String, Object> json(String text) throws ParseException {
    Map<String, Object> claims = JSONObjectUtils.parse(text);
    return claims == null ? Map.of() : claims;
  }

  private static void readHeader(FuzzedDataProvider data) throws InvalidJwsException {
    String rest = GENUINE.substring(GENUINE.indexOf('.'));
    String header = Base64URL.encode(data.consumeRemainingAsString()).toString();
    String key = CompactJws.claimedKey(header + rest, JwsKind.STATUS_LIST);
    if (key.isEmpty() && header.isEmpty()) {
      throw new AssertionError("a key without a header");
    }
  }

  private static String bent(FuzzedDataProvider data) {
    StringBuilder text = new StringBuilder(GENUINE);
    while (data.remainingBytes() > 0) {
      text.setCharAt(data.consumeInt(0, text.length() - 1), (char) data.consumeByte());
    }
    return text.toString();
  }

  private static Map<String, Object> anyClaims(FuzzedDataProvider data) {
    Map<String, Object> claims = claims(StatusBits.deflate(data.consumeBytes(64)));
    claims.put("sub", data.consumeAsciiString(40));
    claims.put("iat", data.consumeLong());
    claims.put("exp", data.consumeBoolean() ? data.consumeLong() : data.consumeRegularDouble());
    claims.put("ttl", data.consumeLong());
    claims.put(data.consumeAsciiString(8), data.consumeRemainingAsString());
    return claims;
  }

  private static Map<String, Object> claims(String bits) {
    Map<String, Object> claims = new HashMap<>();
    claims.put("sub", TestWorld.LIST.toString());
    claims.put("iat", TestWorld.NOW.getEpochSecond());
    claims.put("exp", TestWorld.NOW.getEpochSecond() + 60);
    claims.put("ttl", 60);
    claims.put("status_list", Map.of("bits", 1, "lst", bits));
    return claims;
  }
}
