package io.consentgate.signature;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;

/** Shows what a signed text says to the person it belongs to; verifying it is another matter. */
public final class ReadableJws {
  private ReadableJws() {}

  /** Returns the claims as JSON. */
  public static String json(String compactJws) {
    return JSONObjectUtils.toJSONString(claims(compactJws));
  }

  /**
   * Returns the claims.
   *
   * @throws IllegalArgumentException if the text is no JWS over a JSON object
   */
  public static Map<String, Object> claims(String compactJws) {
    try {
      Map<String, Object> claims = JWSObject.parse(compactJws).getPayload().toJSONObject();
      if (claims != null) {
        return claims;
      }
    } catch (ParseException e) {
      throw new IllegalArgumentException("not a signed JSON object", e);
    }
    throw new IllegalArgumentException("not a signed JSON object");
  }
}
