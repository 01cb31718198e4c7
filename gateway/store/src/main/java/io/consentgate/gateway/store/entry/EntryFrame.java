package io.consentgate.gateway.store.entry;

import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.audit.WayIn;
import io.consentgate.gateway.store.entry.EntryChange.GivenBack;
import io.consentgate.gateway.store.entry.EntryChange.Taken;
import io.consentgate.gateway.store.entry.EntryChange.Tried;
import io.consentgate.gateway.store.entry.EntryChange.TurnedAway;
import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * Changes that are on the disk together or not at all.
 *
 * <p>Bytes, big-endian: size of the whole frame (4), CRC-32C of all that follows (4), sequence (8),
 * then the changes, each behind one byte that tells its kind; zeros up to a multiple of {@value
 * #ALIGNMENT_BYTES}. Texts are ASCII behind one byte of length.
 *
 * @param sequence one more than that of the frame before
 * @param changes at least one
 */
record EntryFrame(long sequence, List<EntryChange> changes) {

  /** Frames begin at multiples of this. */
  static final int ALIGNMENT_BYTES = 64;

  private static final int CHECKED_FROM = 8;
  private static final int HEADER_BYTES = 16;

  private static final byte END = 0;
  private static final byte TAKEN = 1;
  private static final byte GIVEN_BACK = 2;
  private static final byte TURNED_AWAY = 3;
  private static final byte TRIED = 4;

  /** Keeps the changes to itself. */
  EntryFrame {
    changes = List.copyOf(changes);
  }

  /**
   * Writes the frame at the buffer's position, which moves behind it.
   *
   * @throws BufferOverflowException if there is no room; the position has then not moved
   */
  void write(ByteBuffer to) {
    int start = to.position();
    try {
      to.putLong(0).putLong(sequence);
      changes.forEach(change -> write(to, change));
      do {
        to.put(END);
      } while ((to.position() - start) % ALIGNMENT_BYTES != 0);
    } catch (BufferOverflowException e) {
      to.position(start);
      throw e;
    }
    int size = to.position() - start;
    to.putInt(start, size).putInt(start + Integer.BYTES, checksum(to, start, size));
  }

  /**
   * Reads the frame at the buffer's position, which moves behind it.
   *
   * @return nothing, and the position unmoved, if no whole frame lies there
   */
  static Optional<EntryFrame> read(ByteBuffer from) {
    int start = from.position();
    if (from.remaining() < HEADER_BYTES) {
      return Optional.empty();
    }
    int size = from.getInt(start);
    if (size < ALIGNMENT_BYTES
        || size > from.remaining()
        || size % ALIGNMENT_BYTES != 0
        || from.getInt(start + Integer.BYTES) != checksum(from, start, size)) {
      return Optional.empty();
    }
    try {
      ByteBuffer content = from.slice(start + CHECKED_FROM, size - CHECKED_FROM);
      EntryFrame frame = new EntryFrame(content.getLong(), changes(content));
      from.position(start + size);
      return Optional.of(frame);
    } catch (BufferUnderflowException | IllegalArgumentException | DateTimeException _) {
      return Optional.empty();
    }
  }

  private static int checksum(ByteBuffer buffer, int start, int size) {
    CRC32C checksum = new CRC32C();
    checksum.update(buffer.slice(start + CHECKED_FROM, size - CHECKED_FROM));
    return (int) checksum.getValue();
  }

  private static void write(ByteBuffer to, EntryChange change) {
    switch (change) {
      case Taken(var entitlement, int used, var event) -> {
        to.put(TAKEN).put(HexFormat.of().parseHex(entitlement.hex())).putInt(used);
        event(to, event.at(), event.portal());
        text(to, event.way().name());
      }
      case GivenBack(var entitlement, int used, var event) -> {
        to.put(GIVEN_BACK).put(HexFormat.of().parseHex(entitlement.hex())).putInt(used);
        event(to, event.at(), event.portal());
      }
      case TurnedAway(var event) -> {
        to.put(TURNED_AWAY);
        event(to, event.at(), event.portal());
        text(to, event.way().name());
        text(to, event.outcome());
      }
      case Tried(var grant, int failures, var waitUntil) -> {
        UUID id = grant.value();
        to.put(TRIED).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        to.putInt(failures).putLong(waitUntil.getEpochSecond()).putInt(waitUntil.getNano());
      }
    }
  }

  private static List<EntryChange> changes(ByteBuffer from) {
    List<EntryChange> changes = new ArrayList<>();
    for (byte kind = from.get(); kind != END; kind = from.get()) {
      changes.add(change(kind, from));
    }
    return changes;
  }

  private static EntryChange change(byte kind, ByteBuffer from) {
    return switch (kind) {
      case TAKEN ->
          new Taken(
              entitlement(from),
              from.getInt(),
              new AuditEvent.Admitted(hour(from), portal(from), WayIn.valueOf(text(from))));
      case GIVEN_BACK ->
          new GivenBack(
              entitlement(from),
              from.getInt(),
              new AuditEvent.DidNotOpen(hour(from), portal(from)));
      case TURNED_AWAY ->
          new TurnedAway(
              new AuditEvent.Diverted(
                  hour(from), portal(from), WayIn.valueOf(text(from)), text(from)));
      case TRIED ->
          new Tried(
              new GrantId(new UUID(from.getLong(), from.getLong())),
              from.getInt(),
              Instant.ofEpochSecond(from.getLong(), from.getInt()));
      default -> throw new IllegalArgumentException("no such kind of change");
    };
  }

  private static void event(ByteBuffer to, Instant at, PortalId portal) {
    to.putLong(at.getEpochSecond());
    text(to, portal.value());
  }

  private static void text(ByteBuffer to, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    to.put((byte) bytes.length).put(bytes);
  }

  private static EntitlementId entitlement(ByteBuffer from) {
    byte[] id = new byte[32];
    from.get(id);
    return new EntitlementId(HexFormat.of().formatHex(id));
  }

  private static Instant hour(ByteBuffer from) {
    return Instant.ofEpochSecond(from.getLong());
  }

  private static PortalId portal(ByteBuffer from) {
    return new PortalId(text(from));
  }

  private static String text(ByteBuffer from) {
    byte[] bytes = new byte[Byte.toUnsignedInt(from.get())];
    from.get(bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
