package io.consentgate.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consentgate.contract.status.InvalidStatusListException;
import io.consentgate.contract.status.StatusList;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class StatusListTest {
  private final Identity authority = TestWorld.identity();
  private final JwsStatusListVerifier verifier =
      new JwsStatusListVerifier(authority.verificationKey());

  static LongStream seeds() {
    return LongStream.range(0, 30);
  }

  @Test
  @DisplayName("Token Status List, section 4.1: the bits of the draft's own example")
  void deflateAndInflate_exampleOfTheDraft_agree() throws Exception {
    byte[] bytes = {(byte) 0xB9, (byte) 0xA3};

    assertThat(StatusBits.inflate("eNrbuRgAAhcBXQ")).isEqualTo(bytes);
    assertThat(StatusBits.deflate(bytes)).isEqualTo("eNrbuRgAAhcBXQ");
    BitSet bits = BitSet.valueOf(bytes);
    assertThat(bits.get(0)).isTrue();
    assertThat(bits.get(1)).isFalse();
    assertThat(bits.get(15)).isTrue();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void verify_whatWasSigned_givesTheSameBits(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    int size = 8 * random.nextInt(1, 4_096);
    BitSet bits = new BitSet();
    for (int i = 0; i < random.nextInt(200); i++) {
      bits.set(random.nextInt(size));
    }

    StatusList list = verifier.verify(sign(size, bits));

    assertThat(list.size()).isEqualTo(size);
    assertThat(list.invalidBits()).isEqualTo(bits);
    assertThat(list.uri()).isEqualTo(TestWorld.LIST);
    assertThat(list.issued()).isEqualTo(TestWorld.NOW);
    assertThat(list.timeToLive()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void verify_bitsThatInflateBeyondTheCap_isRefused() {
    assertRefused(packed(new byte[20_000_000]));
  }

  @Test
  void verify_bitsWithATail_isRefused() {
    byte[] packed = Base64.getUrlDecoder().decode(packed(new byte[16]));

    assertRefused(
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Arrays.copyOf(packed, packed.length + 1)));
  }

  @Test
  void verify_bitsThatAreTornOrNoZlib_isRefused() {
    String whole = packed(new byte[1_000]);

    assertRefused(whole.substring(0, whole.length() - 4));
    assertRefused("AAAA");
    assertRefused("");
    assertRefused("%%%%");
  }

  @Test
  void verify_twoBitStatusOrNoLifetime_isRefused() {
    Map<String, Object> claims = claims(packed(new byte[1]));
    claims.put("status_list", Map.of("bits", 2, "lst", packed(new byte[1])));
    assertRefused(claims);

    Map<String, Object> endless = claims(packed(new byte[1]));
    endless.put("ttl", 0);
    assertRefused(endless);

    Map<String, Object> backwards = claims(packed(new byte[1]));
    backwards.put("exp", 1);
    assertRefused(backwards);
  }

  @Test
  void verify_foreignKey_isRefused() {
    String jws =
        TestWorld.signed(TestWorld.identity(), JwsKind.STATUS_LIST, claims(packed(new byte[1])));

    assertThatThrownBy(() -> verifier.verify(jws)).isInstanceOf(InvalidStatusListException.class);
  }

  private String sign(int size, BitSet bits) {
    return new StatusListSigner(authority)
        .sign(
            new StatusList(
                TestWorld.LIST,
                TestWorld.NOW,
                TestWorld.NOW.plusSeconds(60),
                Duration.ofSeconds(60),
                size,
                bits));
  }

  private void assertRefused(String bits) {
    assertRefused(claims(bits));
  }

  private void assertRefused(Map<String, Object> claims) {
    String jws = TestWorld.signed(authority, JwsKind.STATUS_LIST, claims);

    assertThatThrownBy(() -> verifier.verify(jws)).isInstanceOf(InvalidStatusListException.class);
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

  private static String packed(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(bytes);
    } catch (java.io.IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
  }
}
