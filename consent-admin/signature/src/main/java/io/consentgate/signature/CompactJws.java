package io.consentgate.signature;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One compact JWS (RFC 7515): EdDSA only, a header of exactly {@code alg}, {@code typ} and {@code
 * kid}, canonical base64url, capped size. The algorithm is ours, never the text's choice.
 */
final class CompactJws {
  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9_-]{1,1024}+\\.[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]{86}");
  private static final Set<String> HEADER = Set.of("alg", "typ", "kid");

  private CompactJws() {}

  static String sign(Identity identity, JwsKind kind, Map<String, Object> claims) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.EdDSA)
            .type(new JOSEObjectType(kind.type()))
            .keyID(identity.thumbprint())
            .build();
    JWSObject jws = new JWSObject(header, new Payload(claims));
    try {
      jws.sign(new JdkSigner(identity));
    } catch (JOSEException e) {
      throw new IllegalStateException("the signer supports its own algorithm", e);
    }
    String compact = jws.serialize();
    if (compact.length() > kind.maxChars()) {
      throw new IllegalArgumentException("too long for a " + kind.type());
    }
    return compact;
  }

  static Claims verify(String compact, JwsKind kind, VerificationKey key)
      throws InvalidJwsException {
    JWSObject jws = parse(compact, kind);
    boolean signed = key.verifies(jws.getSigningInput(), jws.getSignature().decode());
    if (!signed || !key.thumbprint().equals(jws.getHeader().getKeyID())) {
      throw new InvalidJwsException("the signature is not that of the expected key");
    }
    Map<String, Object> claims = jws.getPayload().toJSONObject();
    if (claims == null) {
      throw new InvalidJwsException("a signed text holds one JSON object");
    }
    return new Claims(claims);
  }

  /** Returns the {@code kid} of a text of which nothing is known to be true yet. */
  static String claimedKey(String compact, JwsKind kind) throws InvalidJwsException {
    return parse(compact, kind).getHeader().getKeyID();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static JWSObject parse(String compact, JwsKind kind) throws InvalidJwsException {
    if (compact.length() > kind.maxChars()) {
      throw new InvalidJwsException(
          "a " + kind.type() + " has at most " + kind.maxChars() + " characters");
    }
    if (!FORM.matcher(compact).matches()) {
      throw new InvalidJwsException("not a compact JWS with an Ed25519 signature");
    }
    try {
      JWSObject jws = JWSObject.parse(compact);
      JWSHeader header = jws.getHeader();
      boolean expected =
          header.toJSONObject().keySet().equals(HEADER)
              && JWSAlgorithm.EdDSA.equals(header.getAlgorithm())
              && kind.type().equals(header.getType().getType());
      if (!expected) {
        throw new InvalidJwsException("not a " + kind.type() + " signed with EdDSA");
      }
      Base64URL signature = jws.getSignature();
      if (!Base64URL.encode(signature.decode()).equals(signature)) {
        throw new InvalidJwsException("the signature is not in canonical base64url");
      }
      return jws;
    } catch (ParseException
        | IllegalArgumentException
        | IllegalStateException
        // Where a header is the JSON text "null".
        | NullPointerException _) {
      throw new InvalidJwsException("not a compact JWS");
    }
  }
}
