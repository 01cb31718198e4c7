package io.consentgate.gateway.store.keyring;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Root slots: one file {@code root.N} each. One is in use, the others go.
 *
 * <p>{@code CGKR}, one byte of version, one of the root's kind, eight of the ring's own number,
 * eight of the slot's number; then the table of shard keys as the root seals it, bound to all that
 * precedes.
 */
final class RootSlots {

  private static final int MAGIC = 0x43474b52;
  private static final byte VERSION = 2;
  private static final int KIND_AT = Integer.BYTES + 1;
  private static final int HEADER_BYTES = KIND_AT + 1 + 2 * Long.BYTES;
  private static final Pattern NAME = Pattern.compile("root\\.([1-9][0-9]{0,17})");

  private final Path folder;
  private final Consumer<RingStep> reached;

  RootSlots(Path folder, Consumer<RingStep> reached) {
    this.folder = folder;
    this.reached = reached;
  }

  /** Returns the numbers of all slots that have a file, ascending. */
  SortedSet<Long> numbers() throws IOException {
    SortedSet<Long> numbers = new TreeSet<>();
    for (Path file : DurableFiles.named(folder, "root.")) {
      long number = number(file.getFileName().toString());
      if (number > 0) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  /** Returns the number of the slot that a file's name says it is; 0 if none. */
  static long number(String file) {
    Matcher name = NAME.matcher(file);
    return name.matches() ? Long.parseLong(name.group(1)) : 0;
  }

  /** Makes a slot, durably. */
  void create(SlotName slot, RootTable table, Root root) throws IOException {
    place(write(slot, table, root), slot);
  }

  /** Brings a slot to the disk under a temporary name, which it returns. */
  Path write(SlotName slot, RootTable table, Root root) throws IOException {
    byte[] header = header(root.kind().code(), slot);
    byte[] plain = table.toBytes();
    byte[] file = new byte[0];
    try {
      byte[] sealed = root.seal(slot, header, plain);
      file = Arrays.copyOf(header, header.length + sealed.length);
      System.arraycopy(sealed, 0, file, header.length, sealed.length);
      Arrays.fill(sealed, (byte) 0);
      Path temporary = DurableFiles.writeTemporary(path(slot.number()), file);
      reached.accept(RingStep.SLOT_WRITTEN);
      return temporary;
    } finally {
      Arrays.fill(plain, (byte) 0);
      Arrays.fill(file, (byte) 0);
    }
  }

  /** Puts a slot that was written in its place, durably. */
  void place(Path temporary, SlotName slot) throws IOException {
    DurableFiles.moveInPlace(temporary, path(slot.number()));
    reached.accept(RingStep.SLOT_IN_PLACE);
  }

  /** Returns the newest slot's name. */
  SlotName newest() throws IOException, DamagedRingException {
    SortedSet<Long> numbers = numbers();
    if (numbers.isEmpty()) {
      throw new DamagedRingException("the key ring's root slot is missing");
    }
    long number = numbers.last();
    return name(start(number), number);
  }

  /** Returns the kind of root that a slot says it is sealed under. */
  RootKind kindOf(SlotName slot) throws IOException, DamagedRingException {
    return kind(start(slot.number()));
  }

  /** Reads a slot; the caller closes it. */
  RootTable read(SlotName slot, Root root) throws IOException, DamagedRingException {
    byte[] file = Files.readAllBytes(path(slot.number()));
    try {
      return table(file, slot, root);
    } finally {
      Arrays.fill(file, (byte) 0);
    }
  }

  /** Reads a slot's name from the bytes of its file, or from the first of them. */
  static SlotName name(byte[] file, long number) throws DamagedRingException {
    ByteBuffer header = ByteBuffer.wrap(file);
    if (header.remaining() < HEADER_BYTES
        || header.getInt() != MAGIC
        || header.get() != VERSION
        || header.getLong(HEADER_BYTES - Long.BYTES) != number) {
      throw new DamagedRingException(
          "the key ring's root slot root." + number + " is damaged or of another version");
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

  Path path(long number) {
    return folder.resolve("root." + number);
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

  private byte[] start(long number) throws IOException {
    try (InputStream file = Files.newInputStream(path(number))) {
      return file.readNBytes(HEADER_BYTES);
    }
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
