package io.consentgate.gateway.store.pass;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.pass.InvalidPassException;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one shape a pass has, byte by byte (CBOR RFC 8949, deterministic; COSE_Sign1 RFC 9052).
 *
 * <pre>
 * D2                       tag 18, COSE_Sign1
 * 84                       array of 4
 *   43 A1 01 27            protected: {1: -8}, EdDSA
 *   A0                     unprotected: nothing
 *   58 nn | 59 nn nn       payload, a byte string of:
 *     A3 | A4              map of 3, or of 4 under custody CARRIED
 *       01 1A tttttttt     1: expiry, seconds since 1970
 *       02 50 …            2: grant, 16 bytes
 *       03 50 …            3: the visitor's half of the key, 16 bytes
 *       04 58 nn | 59 nn nn …   4: the sealed reference
 *   58 40 …                signature, 64 bytes
 * </pre>
 *
 * <p>Nothing else is read, so there is one text for each pass and no parser to confuse.
 */
final class PassLayout {

  /** Bytes of an Ed25519 signature. */
  static final int SIGNATURE_BYTES = 64;

  private static final byte[] HEAD = {
    (byte) 0xd2, (byte) 0x84, 0x43, (byte) 0xa1, 0x01, 0x27, (byte) 0xa0
  };

  /** The array of RFC 9052 clause 4.4: "Signature1", the protected header, nothing, the payload. */
  private static final byte[] TO_BE_SIGNED_HEAD = {
    (byte) 0x84,
    0x6a,
    'S',
    'i',
    'g',
    'n',
    'a',
    't',
    'u',
    'r',
    'e',
    '1',
    0x43,
    (byte) 0xa1,
    0x01,
    0x27,
    0x40
  };

  private static final int MAP = 0xa0;
  private static final int UNSIGNED_32 = 0x1a;
  private static final int BYTES = 0x40;
  private static final int LENGTH_8 = 0x58;
  private static final int LENGTH_16 = 0x59;
  private static final int SHORT = 24;
  private static final long MIN_SECONDS = 0x1_0000L;
  private static final long MAX_SECONDS = 0xffff_ffffL;
  private static final int MIN_CARRIED_BYTES = 64;

  private PassLayout() {}

  /**
   * Returns a pass's payload, which holds the key half; the caller zeroes it.
   *
   * @throws IllegalArgumentException if the expiry is not between 1970 and 2106
   */
  static byte[] payload(PresentedPass pass) {
    Optional<byte[]> carried = pass.carried();
    int carriedBytes = carried.map(bytes -> 1 + headerBytes(bytes.length) + bytes.length).orElse(0);
    long seconds = pass.expires().getEpochSecond();
    if (seconds < MIN_SECONDS || seconds > MAX_SECONDS) {
      throw new IllegalArgumentException("a pass ends between 1970 and 2106");
    }
    ByteBuffer out =
        ByteBuffer.allocate(
            7 + 2 + GrantId.SIZE_BYTES + 2 + PresentedPass.HALF_SIZE_BYTES + carriedBytes);
    out.put((byte) (MAP + (carried.isPresent() ? 4 : 3)));
    out.put((byte) 1).put((byte) UNSIGNED_32).putInt((int) seconds);
    out.put((byte) 2).put((byte) (BYTES + GrantId.SIZE_BYTES)).put(pass.grant().toBytes());
    out.put((byte) 3).put((byte) (BYTES + PresentedPass.HALF_SIZE_BYTES));
    MemorySegment.ofBuffer(out)
        .asSlice(0, PresentedPass.HALF_SIZE_BYTES)
        .copyFrom(pass.half().memory());
    out.position(out.position() + PresentedPass.HALF_SIZE_BYTES);
    carried.ifPresent(
        bytes -> {
          out.put((byte) 4);
          putBytes(out, bytes);
        });
    return out.array();
  }

  /** Returns what is signed, which holds the key half; the caller zeroes it. */
  static byte[] toBeSigned(byte[] payload) {
    ByteBuffer out =
        ByteBuffer.allocate(
            TO_BE_SIGNED_HEAD.length + headerBytes(payload.length) + payload.length);
    out.put(TO_BE_SIGNED_HEAD);
    putBytes(out, payload);
    return out.array();
  }

  /** Returns the whole message, which holds the key half; the caller zeroes it. */
  static byte[] message(byte[] payload, byte[] signature) {
    ByteBuffer out =
        ByteBuffer.allocate(
            HEAD.length + headerBytes(payload.length) + payload.length + 2 + SIGNATURE_BYTES);
    out.put(HEAD);
    putBytes(out, payload);
    putBytes(out, signature);
    return out.array();
  }

  /**
   * Splits a message.
   *
   * @param message the caller zeroes it
   * @param signature exactly {@value #SIGNATURE_BYTES} bytes, to be filled
   * @return the payload; the caller zeroes it
   * @throws InvalidPassException if a byte is not as it must be
   */
  static byte[] split(byte[] message, byte[] signature) throws InvalidPassException {
    ByteBuffer in = ByteBuffer.wrap(message);
    for (byte expected : HEAD) {
      expect(in, expected & 0xff);
    }
    byte[] payload = takeBytes(in);
    try {
      expect(in, LENGTH_8);
      expect(in, SIGNATURE_BYTES);
      if (in.remaining() != SIGNATURE_BYTES) {
        throw malformed();
      }
      in.get(signature);
      return payload;
    } catch (InvalidPassException e) {
      Arrays.fill(payload, (byte) 0);
      throw e;
    }
  }

  /**
   * Reads a payload whose signature holds.
   *
   * @param payload the caller zeroes it
   * @throws InvalidPassException if a byte is not as it must be
   */
  static PresentedPass read(byte[] payload) throws InvalidPassException {
    ByteBuffer in = ByteBuffer.wrap(payload);
    int entries = take(in) - MAP;
    if (entries != 3 && entries != 4) {
      throw malformed();
    }
    expect(in, 1);
    expect(in, UNSIGNED_32);
    require(in, Integer.BYTES);
    long seconds = Integer.toUnsignedLong(in.getInt());
    if (seconds < MIN_SECONDS) {
      throw malformed();
    }
    GrantId grant = GrantId.ofBytes(takeSixteen(in, 2));
    byte[] half = takeSixteen(in, 3);
    try {
      byte @Nullable [] carried = entries == 4 ? takeCarried(in) : null;
      if (in.hasRemaining()) {
        throw malformed();
      }
      return new PresentedPass(
          grant, Instant.ofEpochSecond(seconds), SecretBytes.take(half), carried);
    } finally {
      Arrays.fill(half, (byte) 0);
    }
  }

  private static byte[] takeSixteen(ByteBuffer in, int key) throws InvalidPassException {
    expect(in, key);
    expect(in, BYTES + GrantId.SIZE_BYTES);
    require(in, GrantId.SIZE_BYTES);
    byte[] bytes = new byte[GrantId.SIZE_BYTES];
    in.get(bytes);
    return bytes;
  }

  private static byte[] takeCarried(ByteBuffer in) throws InvalidPassException {
    expect(in, 4);
    byte[] carried = takeBytes(in);
    if (carried.length < MIN_CARRIED_BYTES) {
      throw malformed();
    }
    return carried;
  }

  /** Takes a byte string of 24 to 65,535 bytes whose length is written in the shortest way. */
  private static byte[] takeBytes(ByteBuffer in) throws InvalidPassException {
    int kind = take(in);
    int length;
    if (kind == LENGTH_8) {
      length = take(in);
    } else if (kind == LENGTH_16) {
      length = take(in) << 8 | take(in);
    } else {
      throw malformed();
    }
    if (length < (kind == LENGTH_8 ? SHORT : 0x100)) {
      throw malformed();
    }
    require(in, length);
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private static void putBytes(ByteBuffer out, byte[] bytes) {
    if (bytes.length > 0xff) {
      out.put((byte) LENGTH_16).putShort((short) bytes.length);
    } else {
      out.put((byte) LENGTH_8).put((byte) bytes.length);
    }
    out.put(bytes);
  }

  private static int headerBytes(int length) {
    return length > 0xff ? 3 : 2;
  }

  private static void expect(ByteBuffer in, int expected) throws InvalidPassException {
    if (take(in) != expected) {
      throw malformed();
    }
  }

  private static int take(ByteBuffer in) throws InvalidPassException {
    require(in, 1);
    return in.get() & 0xff;
  }

  private static void require(ByteBuffer in, int bytes) throws InvalidPassException {
    if (in.remaining() < bytes) {
      throw malformed();
    }
  }

  private static InvalidPassException malformed() {
    return new InvalidPassException("a pass has one exact shape, and this is not it");
  }
}
