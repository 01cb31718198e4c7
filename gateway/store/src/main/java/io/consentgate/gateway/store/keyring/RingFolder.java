package io.consentgate.gateway.store.keyring;

import io.consentgate.gateway.secret.SecretBytes;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ring as files: root slots {@code root.N} and shards {@code ring.SHARD.GENERATION}.
 *
 * <p>Invariant between any two steps of a change: the highest slot in place opens under the root,
 * and each shard it names lies in place and opens with the key it gives. Whatever else lies in the
 * folder is a left-over that {@link #tidy} removes.
 */
final class RingFolder {

  private static final String LOST = "lost.";
  private static final Pattern SHARD_NAME =
      Pattern.compile("ring\\.([0-9]{1,3})\\.([1-9][0-9]{0,17})");

  private final Path folder;
  private final Root root;
  private final RootSlots slots;
  private final SecureRandom random;
  private final Consumer<RingStep> reached;

  RingFolder(Path folder, Root root, SecureRandom random, Consumer<RingStep> reached) {
    this.folder = folder;
    this.root = root;
    this.random = random;
    this.reached = reached;
    slots = new RootSlots(folder, reached);
  }

  /** Tells whether this folder has never had a ring, or only the beginnings of its first. */
  boolean isNew() throws IOException {
    return slots.numbers().isEmpty() && named("ring.*").stream().allMatch(RingFolder::isTemporary);
  }

  /** Makes the first ring, empty. */
  OpenRing create() throws IOException {
    RootTable table = RootTable.empty();
    SlotName first = new SlotName(random.nextLong(), 1);
    slots.create(first, table, root);
    tidy(first, table);
    Shard[] shards = new Shard[Shard.COUNT];
    for (int i = 0; i < shards.length; i++) {
      shards[i] = Shard.empty();
    }
    return new OpenRing(first, table, shards);
  }

  /** Reads the ring; one that lies under a key in a file moves under the present root. */
  OpenRing load() throws IOException, DamagedRingException {
    SlotName newest = slots.newest();
    boolean moves = root.kind() != RootKind.FILE && slots.kindOf(newest) == RootKind.FILE;
    OpenRing found = load(newest, moves ? new FileRoot(random) : root);
    if (!moves) {
      return found;
    }
    try {
      SortedMap<Integer, Shard> all = new TreeMap<>();
      for (int i = 0; i < Shard.COUNT; i++) {
        if (found.table().generation(i) > 0) {
          all.put(i, found.shard(i));
        }
      }
      return ratchet(found, all);
    } catch (IOException e) {
      found.close();
      throw e;
    }
  }

  /** Draws a secret as long as a half; the caller closes it. */
  SecretBytes draw() {
    byte[] bytes = new byte[Shard.HALF_BYTES];
    random.nextBytes(bytes);
    return SecretBytes.take(bytes);
  }

  /** Reads one shard and the slot from their files; the caller closes the shard. */
  Shard loadShard(int shard) throws IOException, DamagedRingException {
    try (RootTable table = slots.read(slots.newest(), root)) {
      return shard(shard, table);
    }
  }

  /** Replaces a shard that has a generation; the slot stays. */
  void write(int number, Shard shard, RootTable table) throws IOException {
    long generation = table.generation(number);
    try (SecretBytes key = table.key(number)) {
      Path place = path(number, generation);
      byte[] file = ShardFile.seal(shard, number, generation, key, random);
      Path temporary = DurableFiles.writeTemporary(place, file);
      reached.accept(RingStep.SHARD_WRITTEN);
      DurableFiles.moveInPlace(temporary, place);
      reached.accept(RingStep.SHARD_IN_PLACE);
    }
  }

  /**
   * Gives shards a next generation under fresh keys and a fresh slot, and destroys all that opened
   * the former.
   *
   * @param before the ring so far; its table is closed, its other shards go on
   * @param changed by number
   */
  OpenRing ratchet(OpenRing before, SortedMap<Integer, Shard> changed) throws IOException {
    SlotName next = before.slot().next();
    RootTable table = before.table().withFresh(changed.keySet(), random);
    try {
      for (var each : changed.entrySet()) {
        write(each.getKey(), each.getValue(), table);
      }
      slots.create(next, table, root);
      tidy(next, table);
    } catch (IOException e) {
      table.close();
      throw e;
    }
    Shard[] shards = before.shards();
    changed.forEach((each, shard) -> shards[each] = shard);
    before.table().close();
    return new OpenRing(next, table, shards);
  }

  /** Destroys every slot but one, what the root keeps for them, and every superseded file. */
  void tidy(SlotName current, RootTable table) throws IOException {
    root.destroyAllBut(current);
    reached.accept(RingStep.OLD_ROOT_DESTROYED);
    for (long number : slots.numbers()) {
      if (number != current.number()) {
        destroy(slots.path(number));
      }
    }
    for (Path file : superseded(table)) {
      destroy(file);
    }
    for (Path left : temporary()) {
      destroy(left);
    }
  }

  /** Tells whether a slot lies here that is not the newest, or the root keeps one. */
  boolean hasOtherSlots() throws IOException, DamagedRingException {
    return slots.numbers().size() != 1 || root.keepsOthers(slots.newest());
  }

  /** Tells whether a former generation of a shard lies here. */
  boolean hasFormer(int shard) throws IOException {
    return named("ring." + shard + ".*").size() > 1;
  }

  /** Tells whether unfinished files lie here. */
  boolean hasTemporaryFiles() throws IOException {
    return !temporary().isEmpty();
  }

  /** Renames ring and slots so that a new ring can begin; deletes nothing. */
  void setAside(Instant now) throws IOException {
    String prefix = LOST + now.getEpochSecond() + ".";
    for (Path file : named("r*.*")) {
      DurableFiles.moveInPlace(file, folder.resolve(prefix + file.getFileName()));
    }
  }

  /** Returns when rings that still lie here were set aside. */
  List<Instant> setAside() throws IOException {
    List<Instant> times = new ArrayList<>();
    for (Path file : named(LOST + "*")) {
      String rest = file.getFileName().toString().substring(LOST.length());
      String seconds = rest.substring(0, Math.max(0, rest.indexOf('.')));
      times.add(
          seconds.matches("[0-9]{1,12}")
              ? Instant.ofEpochSecond(Long.parseLong(seconds))
              : Instant.MAX);
    }
    return times;
  }

  private OpenRing load(SlotName slot, Root under) throws IOException, DamagedRingException {
    RootTable table = slots.read(slot, under);
    Shard[] shards = new Shard[Shard.COUNT];
    try {
      for (int i = 0; i < shards.length; i++) {
        shards[i] = shard(i, table);
      }
      return new OpenRing(slot, table, shards);
    } catch (IOException | DamagedRingException e) {
      table.close();
      for (Shard shard : shards) {
        if (shard != null) {
          shard.close();
        }
      }
      throw e;
    }
  }

  private Shard shard(int number, RootTable table) throws IOException, DamagedRingException {
    long generation = table.generation(number);
    if (generation == 0) {
      return Shard.empty();
    }
    Path file = path(number, generation);
    if (!Files.isRegularFile(file)) {
      throw new DamagedRingException("the key ring's file " + file.getFileName() + " is missing");
    }
    try (SecretBytes key = table.key(number)) {
      return ShardFile.open(Files.readAllBytes(file), number, generation, key);
    }
  }

  private void destroy(Path file) throws IOException {
    DurableFiles.overwrite(file);
    reached.accept(RingStep.OLD_FILE_OVERWRITTEN);
    DurableFiles.delete(file);
    reached.accept(RingStep.OLD_FILE_DELETED);
  }

  private List<Path> superseded(RootTable table) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path file : named("ring.*")) {
      Matcher name = SHARD_NAME.matcher(file.getFileName().toString());
      if (name.matches()) {
        int shard = Integer.parseInt(name.group(1));
        long generation = Long.parseLong(name.group(2));
        if (shard >= Shard.COUNT || table.generation(shard) != generation) {
          found.add(file);
        }
      }
    }
    return found;
  }

  private List<Path> temporary() throws IOException {
    return named("*" + DurableFiles.TEMPORARY);
  }

  private static boolean isTemporary(Path file) {
    return file.toString().endsWith(DurableFiles.TEMPORARY);
  }

  private Path path(int shard, long generation) {
    return folder.resolve("ring." + shard + "." + generation);
  }

  private List<Path> named(String pattern) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
      files.forEach(found::add);
    }
    return found;
  }
}
