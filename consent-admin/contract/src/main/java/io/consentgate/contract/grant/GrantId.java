package io.consentgate.contract.grant;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Names one consent grant; random, 128 bits, never reused.
 *
 * @param value the identifier
 */
public record GrantId(UUID value) {

  /** Length of {@link #toBytes()} in bytes. */
  public static final int SIZE_BYTES = 16;

  /**
   * Reads the canonical text form.
   *
   * @param text a UUID such as {@code 0190a5c4-…}
   * @throws IllegalArgumentException if the text is no UUID
   */
  public static GrantId parse(String text) {
    return new GrantId(UUID.fromString(text));
  }

  /**
   * Reads the big-endian binary form.
   *
   * @param bytes exactly {@value #SIZE_BYTES} bytes
   * @throws IllegalArgumentException if the length is off
   */
  public static GrantId ofBytes(byte[] bytes) {
    if (bytes.length != SIZE_BYTES) {
      throw new IllegalArgumentException("a grant id has 16 bytes, not " + bytes.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new GrantId(new UUID(buffer.getLong(), buffer.getLong()));
  }

  /** Returns the big-endian binary form, {@value #SIZE_BYTES} bytes. */
  public byte[] toBytes() {
    return ByteBuffer.allocate(SIZE_BYTES)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits())
        .array();
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
