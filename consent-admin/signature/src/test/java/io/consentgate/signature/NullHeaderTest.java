package io.consentgate.signature;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.Base64URL;
import org.junit.jupiter.api.Test;

final class NullHeaderTest {

  @Test
  void claimedKey_headerIsJsonNull_isRefused() {
    String jws = Base64URL.encode("null") + ".e30." + Base64URL.encode(new byte[64]);

    assertThatThrownBy(() -> CompactJws.claimedKey(jws, JwsKind.STATUS_LIST))
        .isInstanceOf(InvalidJwsException.class);
  }
}
