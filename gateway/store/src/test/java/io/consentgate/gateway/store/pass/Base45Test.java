package io.consentgate.gateway.store.pass;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Base45Test {

  /** Examples of RFC 9285, clauses 4.3 and 4.4. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({"AB,BB8", "Hello!!,%69 VD92EX0", "base-45,UJCLQE7W581", "ietf!,QED8WEX0"})
  void encodeAndDecode_examplesOfTheRfc_agree(String plain, String encoded) {
    byte[] bytes = plain.getBytes(UTF_8);

    assertThat(encode(bytes)).isEqualTo(encoded.getBytes(US_ASCII));
    assertThat(decode(encoded)).isEqualTo(bytes);
  }

  /** GGW is 65,536 and ":::" more: clause 4.2 of RFC 9285 has them refused. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"GGW", ":::", "::", "V5", "a00", "0é0", "000_"})
  void decode_whatNobodyEncodes_isRefused(String characters) {
    byte[] raw = characters.getBytes(UTF_8);
    int length = Base45.decodedLength(raw.length);

    assertThat(length < 0 || !Base45.decode(MemorySegment.ofArray(raw), new byte[length])).isTrue();
  }

  @ParameterizedTest(name = "{0} characters")
  @ValueSource(ints = {1, 4, 7, 598})
  void decodedLength_oneCharacterTooMany_isNone(int characters) {
    assertThat(Base45.decodedLength(characters)).isEqualTo(-1);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void decode_whatWasEncoded_isTheSame(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] bytes = new byte[random.nextInt(400)];
    random.nextBytes(bytes);

    byte[] encoded = encode(bytes);

    assertThat(decode(new String(encoded, US_ASCII))).isEqualTo(bytes);
  }

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  private static byte[] encode(byte[] bytes) {
    byte[] out = new byte[Base45.encodedLength(bytes.length)];
    Base45.encode(bytes, MemorySegment.ofArray(out));
    return out;
  }

  private static byte[] decode(String encoded) {
    byte[] out = new byte[Base45.decodedLength(encoded.length())];
    assertThat(Base45.decode(MemorySegment.ofArray(encoded.getBytes(US_ASCII)), out)).isTrue();
    return out;
  }
}
