package io.consentgate.gateway.store.keyring;

import io.consentgate.gateway.store.disk.DurableFolders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Root slots, in two files that are used by turns. One is in use, the other holds zeros.
 *
 * <p>{@code CGKR}, one byte of version, one of the root's kind, eight of the ring's own number,
 * eight of the slot's number; then the table of shard keys as the root seals it, bound to all that
 * precedes.
 *
 * <p>A slot is written while the one before is whole. One that a power cut tore does not open, and
 * the one before is the newest still.
 */
final class RootSlots {

  private static final int MAGIC = 0x43474b52;
  private static final byte VERSION = 2;
  private static final int KIND_AT = Integer.BYTES + 1;
  private static final int HEADER_BYTES = KIND_AT + 1 + 2 * Long.BYTES;

  /** A slot's own word. */
  private record Found(SlotName name, RootKind kind, String file) {}

  private final Path folder;
  private final Consumer<RingStep> reached;

  RootSlots(Path folder, Consumer<RingStep> reached) {
    this.folder = folder;
    this.reached = reached;
  }

  /** Makes the first slot, durably. */
  void create(SlotName slot, RootTable table, Root root) throws IOException {
    byte[] file = sealed(slot, table, root);
    try {
      Path temporary = DurableFiles.writeTemporary(path(slot.number()), file);
      reached.accept(RingStep.SLOT_WRITTEN);
      DurableFiles.moveInPlace(temporary, path(slot.number()));
      reached.accept(RingStep.SLOT_IN_PLACE);
    } finally {
      Arrays.fill(file, (byte) 0);
    }
  }

  /** Writes a slot in its turn, durably; what lies in its place is in use no more. */
  void write(SlotName slot, RootTable table, Root root) throws IOException {
    Path place = path(slot.number());
    byte[] file = sealed(slot, table, root);
    try {
      if (Files.exists(place) && Files.size(place) != file.length) {
        // Of a root of another kind.
        Files.delete(place);
      }
      if (DurableFiles.put(place, file, file.length)) {
        DurableFolders.sync(folder);
      }
      reached.accept(RingStep.SLOT_IN_PLACE);
    } finally {
      Arrays.fill(file, (byte) 0);
    }
  }

  private static byte[] sealed(SlotName slot, RootTable table, Root root) throws IOException {
    byte[] header = header(root.kind().code(), slot);
    byte[] plain = table.toBytes();
    try {
      byte[] sealed = root.seal(slot, header, plain);
      byte[] file = Arrays.copyOf(header, header.length + sealed.length);
      System.arraycopy(sealed, 0, file, header.length, sealed.length);
      Arrays.fill(sealed, (byte) 0);
      return file;
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /**
   * Reads the newest slot that is whole; the caller closes it.
   *
   * @param names of the folder's files
   * @param roots what to open a slot of that kind with
   */
  OpenSlot newest(List<String> names, Function<RootKind, Root> roots)
      throws IOException, DamagedRingException {
    DamagedRingException refusal = null;
    for (Found slot : newestFirst(names)) {
      byte[] file = ZeroedTransfer.read(folder.resolve(slot.file()));
      Root root = roots.apply(slot.kind());
      try {
        return new OpenSlot(slot.name(), slot.file(), slot.kind(), table(file, slot.name(), root));
      } catch (DamagedRingException e) {
        refusal = refusal == null ? e : refusal;
        if (slot.kind() != root.kind() || !RingNames.isByTurns(slot.file())) {
          throw refusal;
        }
      } finally {
        Arrays.fill(file, (byte) 0);
      }
    }
    throw refusal == null
        ? new DamagedRingException("the key ring's root slot is missing")
        : refusal;
  }

  /** One that says nothing of itself was torn, unless there is no other. */
  private List<Found> newestFirst(List<String> names) throws IOException, DamagedRingException {
    List<Found> found = new ArrayList<>();
    DamagedRingException refusal = null;
    for (String file : names) {
      if (RingNames.isSlot(file)) {
        byte[] start = start(file);
        long former = RingNames.formerSlot(file);
        try {
          SlotName name = name(start, former == 0 ? number(start) : former);
          if (former == 0 && !RingNames.slot(name.number()).equals(file)) {
            throw new DamagedRingException("the key ring's root slots are mixed up");
          }
          found.add(new Found(name, kind(start), file));
        } catch (DamagedRingException e) {
          refusal = e;
        }
      }
    }
    if (found.isEmpty() && refusal != null) {
      throw refusal;
    }
    found.sort(Comparator.comparingLong((Found slot) -> slot.name().number()).reversed());
    return found;
  }

  /** Reads a slot's name from the bytes of its file, or from the first of them. */
  static SlotName name(byte[] file, long number) throws DamagedRingException {
    ByteBuffer header = ByteBuffer.wrap(file);
    if (header.remaining() < HEADER_BYTES
        || header.getInt() != MAGIC
        || header.get() != VERSION
        || number <= 0
        || header.getLong(HEADER_BYTES - Long.BYTES) != number) {
      throw new DamagedRingException(
          "the key ring's root slot is missing, damaged or of another version");
    }
    return new SlotName(header.getLong(KIND_AT + 1), number);
  }

  /** Reads a slot from the bytes of its file; the caller closes it. */
  static RootTable table(byte[] file, SlotName slot, Root root)
      throws IOException, DamagedRingException {
    RootKind kind = kind(file);
    if (kind != root.kind()) {
      throw new DamagedRingException("the key ring's root is " + kind + ", not " + root.kind());
    }
    // Before any key is made: what is no slot at all is not to cost a derivation.
    if (file.length != HEADER_BYTES + root.overheadBytes() + RootTable.SIZE_BYTES) {
      throw new DamagedRingException("the key ring's root slot is not as long as a slot is");
    }
    byte[] sealed = Arrays.copyOfRange(file, HEADER_BYTES, file.length);
    try {
      return RootTable.take(root.open(slot, header(kind.code(), slot), sealed));
    } finally {
      Arrays.fill(sealed, (byte) 0);
    }
  }

  /** Returns where a slot lies. */
  Path path(long number) {
    return folder.resolve(RingNames.slot(number));
  }

  private static byte[] header(int kind, SlotName slot) {
    return ByteBuffer.allocate(HEADER_BYTES)
        .putInt(MAGIC)
        .put(VERSION)
        .put((byte) kind)
        .putLong(slot.ring())
        .putLong(slot.number())
        .array();
  }

  private byte[] start(String name) throws IOException {
    return ZeroedTransfer.read(folder.resolve(name), HEADER_BYTES);
  }

  private static long number(byte[] start) {
    return start.length < HEADER_BYTES
        ? 0
        : ByteBuffer.wrap(start).getLong(HEADER_BYTES - Long.BYTES);
  }

  private static RootKind kind(byte[] file) throws DamagedRingException {
    for (RootKind kind : RootKind.values()) {
      if (file.length > KIND_AT && kind.code() == file[KIND_AT]) {
        return kind;
      }
    }
    throw new DamagedRingException("the key ring's root is of a kind unknown to this version");
  }
}
