package io.consentgate.gateway.store.keyring;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.secret.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ring as files: root slots {@code root.N} and shards {@code ring.SHARD.GENERATION}.
 *
 * <p>Invariant between any two steps of a change: the highest slot in place opens under the root,
 * and each shard it names lies in place and opens with the key it gives. Whatever else lies in the
 * folder is a left-over that {@link #tidy} removes.
 *
 * <p>A folder is brought to the disk where the order of its changes counts: shards before the slot
 * that names them, the slot before what it replaces is destroyed, that before anybody is told.
 */
final class RingFolder {

  private static final String SHARD = "ring.";
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
    return slots.numbers().isEmpty()
        && DurableFiles.named(folder, SHARD).stream().allMatch(RingFolder::isTemporary);
  }

  /** Makes the first ring, empty. */
  OpenRing create() throws IOException {
    RootTable table = RootTable.empty();
    SlotName first = new SlotName(random.nextLong(), 1);
    slots.create(first, table, root);
    tidy(first, table);
    KeptShard[] shards = new KeptShard[Shard.COUNT];
    for (int i = 0; i < shards.length; i++) {
      shards[i] = KeptShard.empty();
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

  /**
   * Brings the half that a shard has last to the disk: into the room of its file, or with the whole
   * shard in a file of its own. The slot stays.
   *
   * @param tail the room so far
   * @return the room from now on
   */
  ShardTail add(int number, Shard shard, ShardTail tail, RootTable table) throws IOException {
    Path place = path(number, table.generation(number));
    byte[] entry = shard.lastEntry();
    try (SecretBytes key = table.key(number)) {
      if (tail.isFull()) {
        ShardFile.Fresh file = sealed(number, shard, table);
        Path temporary = DurableFiles.writeTemporary(place, file.bytes());
        reached.accept(RingStep.SHARD_WRITTEN);
        DurableFiles.moveInPlace(temporary, place);
        reached.accept(RingStep.SHARD_IN_PLACE);
        return file.tail();
      }
      DurableFiles.writeInto(place, tail.position(), tail.seal(entry, key, random));
      reached.accept(RingStep.HALF_IN_PLACE);
      return tail.next();
    } finally {
      Arrays.fill(entry, (byte) 0);
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
    KeptShard[] shards = before.shards();
    try {
      for (var each : changed.entrySet()) {
        int number = each.getKey();
        ShardFile.Fresh file = sealed(number, each.getValue(), table);
        // No slot names this generation yet: it needs no temporary name.
        DurableFiles.write(path(number, table.generation(number)), file.bytes());
        shards[number] = new KeptShard(each.getValue(), file.tail());
        reached.accept(RingStep.SHARD_WRITTEN);
      }
      Path slot = slots.write(next, table, root);
      DurableFiles.syncFolder(folder);
      reached.accept(RingStep.SHARD_IN_PLACE);
      slots.place(slot, next);
      destroy(next, former(next, table));
    } catch (IOException e) {
      table.close();
      throw e;
    }
    before.table().close();
    return new OpenRing(next, table, shards);
  }

  /** Destroys every slot but one, what the root keeps for them, and every superseded file. */
  void tidy(SlotName current, RootTable table) throws IOException {
    List<Path> former = former(current, table);
    if (!former.isEmpty()) {
      // A program that ended here may have left the present slot's name in memory alone.
      DurableFiles.syncFolder(folder);
    }
    destroy(current, former);
  }

  /** Slots first: what opens the rest. */
  private List<Path> former(SlotName current, RootTable table) throws IOException {
    List<Path> former = new ArrayList<>();
    for (Path file : DurableFiles.named(folder, "")) {
      String name = file.getFileName().toString();
      boolean isOtherSlot =
          RootSlots.number(name) > 0 && RootSlots.number(name) != current.number();
      if (isOtherSlot || isSuperseded(name, table) || isTemporary(file)) {
        former.add(file);
      }
    }
    former.sort(Comparator.reverseOrder());
    return former;
  }

  /** Tells whether unfinished files lie here. */
  boolean hasTemporaryFiles() throws IOException {
    return DurableFiles.named(folder, "").stream().anyMatch(RingFolder::isTemporary);
  }

  /**
   * Looks for a grant's half in its file, and for files of a former state.
   *
   * @param issued when the grant was issued: what was set aside before then cannot hold it
   */
  RingResidue residue(GrantId grant, Instant issued) throws IOException, DamagedRingException {
    int number = Shard.of(grant);
    SlotName newest = slots.newest();
    try (RootTable table = slots.read(newest, root);
        KeptShard shard = shard(number, table)) {
      List<Path> files = DurableFiles.named(folder, "");
      return new RingResidue(
          true,
          shard.halves().holds(grant),
          count(files, name -> RootSlots.number(name) > 0) != 1 || root.keepsOthers(newest),
          count(files, name -> name.startsWith(SHARD + number + ".")) > 1,
          files.stream().anyMatch(RingFolder::isTemporary),
          lost().times().stream().anyMatch(time -> !time.isBefore(issued)));
    }
  }

  private static long count(List<Path> files, Predicate<String> names) {
    return files.stream().map(file -> file.getFileName().toString()).filter(names).count();
  }

  /** Returns the rings that were set aside here. */
  LostRings lost() {
    return new LostRings(folder);
  }

  private OpenRing load(SlotName slot, Root under) throws IOException, DamagedRingException {
    RootTable table = slots.read(slot, under);
    KeptShard[] shards = new KeptShard[Shard.COUNT];
    try {
      for (int i = 0; i < shards.length; i++) {
        shards[i] = shard(i, table);
      }
      return new OpenRing(slot, table, shards);
    } catch (IOException | DamagedRingException e) {
      table.close();
      for (KeptShard shard : shards) {
        if (shard != null) {
          shard.close();
        }
      }
      throw e;
    }
  }

  private KeptShard shard(int number, RootTable table) throws IOException, DamagedRingException {
    long generation = table.generation(number);
    if (generation == 0) {
      return KeptShard.empty();
    }
    Path file = path(number, generation);
    if (!Files.isRegularFile(file)) {
      throw new DamagedRingException("the key ring's file " + file.getFileName() + " is missing");
    }
    try (SecretBytes key = table.key(number)) {
      return ShardFile.open(Files.readAllBytes(file), number, generation, key);
    }
  }

  private ShardFile.Fresh sealed(int number, Shard shard, RootTable table) {
    try (SecretBytes key = table.key(number)) {
      return ShardFile.seal(shard, number, table.generation(number), key, random);
    }
  }

  private void destroy(SlotName current, List<Path> files) throws IOException {
    root.destroyAllBut(current);
    reached.accept(RingStep.OLD_ROOT_DESTROYED);
    for (Path file : files) {
      DurableFiles.overwrite(file);
      reached.accept(RingStep.OLD_FILE_OVERWRITTEN);
    }
    for (Path file : files) {
      Files.delete(file);
      reached.accept(RingStep.OLD_FILE_DELETED);
    }
    if (!files.isEmpty()) {
      DurableFiles.syncFolder(folder);
    }
  }

  private static boolean isSuperseded(String file, RootTable table) {
    Matcher name = SHARD_NAME.matcher(file);
    if (!name.matches()) {
      return false;
    }
    int shard = Integer.parseInt(name.group(1));
    return shard >= Shard.COUNT || table.generation(shard) != Long.parseLong(name.group(2));
  }

  private static boolean isTemporary(Path file) {
    return file.toString().endsWith(DurableFiles.TEMPORARY);
  }

  private Path path(int shard, long generation) {
    return folder.resolve(SHARD + shard + "." + generation);
  }
}
