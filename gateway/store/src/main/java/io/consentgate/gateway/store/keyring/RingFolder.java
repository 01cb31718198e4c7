package io.consentgate.gateway.store.keyring;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.disk.DurableFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The ring as files: the root slot and its shards, each with two files that are used by turns.
 *
 * <p>Invariant between any two steps of a change: a slot opens under the root, and each shard that
 * the highest that does names lies in its place and opens with the key it gives. Whatever else lies
 * in the folder is a left-over ({@link RingLeftovers}).
 *
 * <p>Each write is brought to the disk before the next: shards before the slot that names them, the
 * slot before what it replaces is destroyed, that before anybody is told.
 */
final class RingFolder {

  private final Path folder;
  private final Root root;
  private final RootSlots slots;
  private final SecureRandom random;
  private final RingLeftovers leftovers;
  private final Consumer<RingStep> reached;

  RingFolder(Path folder, Root root, SecureRandom random, Consumer<RingStep> reached) {
    this.folder = folder;
    this.root = root;
    this.random = random;
    this.reached = reached;
    slots = new RootSlots(folder, reached);
    leftovers = new RingLeftovers(folder, root, reached);
  }

  /** Tells whether this folder has never had a ring, or only the beginnings of its first. */
  boolean isNew() throws IOException {
    return DurableFiles.names(folder).stream()
        .filter(name -> name.startsWith(RingNames.SLOT) || name.startsWith(RingNames.SHARD))
        .allMatch(name -> RingNames.isTemporary(name) || isOther(name));
  }

  /** Slots by no name that a slot has are none; a shard by any name says that there was a ring. */
  private static boolean isOther(String name) {
    return name.startsWith(RingNames.SLOT) && !RingNames.isSlot(name);
  }

  /** Makes the first ring, empty. */
  OpenRing create() throws IOException {
    RootTable table = RootTable.empty();
    SlotName first = new SlotName(random.nextLong(), 1);
    slots.create(first, table, root);
    leftovers.tidy(first, table);
    KeptShard[] shards = new KeptShard[Shard.COUNT];
    for (int i = 0; i < shards.length; i++) {
      shards[i] = KeptShard.empty();
    }
    return new OpenRing(first, table, shards);
  }

  /**
   * Reads the ring. One that lies under a key in a file moves under the present root, one in the
   * form before into the present one.
   */
  OpenRing load() throws IOException, DamagedRingException {
    OpenSlot slot = slots.newest(DurableFiles.names(folder), this::rootOf);
    OpenRing found = load(slot);
    if (slot.kind() == root.kind() && !slot.isOfFormerForm()) {
      return found;
    }
    try {
      DurableFolders.sync(folder);
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

  private Root rootOf(RootKind kind) {
    return kind == RootKind.FILE && root.kind() != RootKind.FILE ? new FileRoot(random) : root;
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
        DurableFiles.reserve(path(number, table.generation(number) + 1), file.bytes().length);
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
    boolean isAnyNew = false;
    RootTable table = before.table().withFresh(changed.keySet(), random);
    KeptShard[] shards = before.shards();
    try {
      for (var each : changed.entrySet()) {
        int number = each.getKey();
        ShardFile.Fresh file = sealed(number, each.getValue(), table);
        Path place = path(number, table.generation(number));
        isAnyNew |= DurableFiles.put(place, file.bytes(), file.needed());
        if (before.table().generation(number) == 0) {
          DurableFiles.reserve(path(number, table.generation(number) + 1), file.bytes().length);
        }
        shards[number] = new KeptShard(each.getValue(), file.tail());
        reached.accept(RingStep.SHARD_WRITTEN);
      }
      if (isAnyNew) {
        DurableFolders.sync(folder);
      }
      reached.accept(RingStep.SHARD_IN_PLACE);
      slots.write(next, table, root);
      leftovers.destroy(next, former(before, changed.keySet()));
    } catch (IOException e) {
      table.close();
      throw e;
    }
    before.table().close();
    return new OpenRing(next, table, shards);
  }

  /** Returns the files that held a ring until now, as far as they do; the slot first. */
  private List<String> former(OpenRing before, Set<Integer> changed) {
    List<String> former = new ArrayList<>();
    former.add(RingNames.slot(before.slot().number()));
    for (int number : changed) {
      long generation = before.table().generation(number);
      if (generation > 0) {
        former.add(RingNames.shard(number, generation));
      }
    }
    // In the form before they lay elsewhere, and go as left-overs.
    former.removeIf(name -> !Files.exists(folder.resolve(name)));
    return former;
  }

  /**
   * Brings to the disk which files there are, and tidies up: a program may have been killed here,
   * or the disk may have refused.
   */
  void settle(OpenRing ring) throws IOException {
    leftovers.doubt();
    DurableFolders.sync(folder);
    tidy(ring);
  }

  /** Sees to it that what once opened the halves of some grants is overwritten on the disk. */
  void overwriteForSure(OpenRing ring, Set<GrantId> grants) throws IOException {
    leftovers.overwriteForSure(ring, grants.stream().map(Shard::of).collect(Collectors.toSet()));
  }

  /** Destroys every slot but one, what the root keeps for them, and every superseded file. */
  void tidy(OpenRing ring) throws IOException {
    leftovers.tidy(ring.slot(), ring.table());
  }

  /** Looks for left-overs of a ring that is not there. */
  RingResidue residueOfNone(Instant issued) throws IOException {
    List<String> names = DurableFiles.names(folder);
    return new RingResidue(
        true,
        false,
        false,
        false,
        names.stream().anyMatch(RingNames::isTemporary),
        LostRings.isAnySince(names, issued));
  }

  /**
   * Looks for a grant's half in its file, and for files of a former state.
   *
   * @param issued when the grant was issued: what was set aside before then cannot hold it
   */
  RingResidue residue(GrantId grant, Instant issued) throws IOException, DamagedRingException {
    int number = Shard.of(grant);
    List<String> names = DurableFiles.names(folder);
    try (OpenSlot slot = slots.newest(names, _ -> root);
        KeptShard shard = shard(number, slot)) {
      String own = slot.shardFile(number);
      String prefix = RingNames.SHARD + number + ".";
      return new RingResidue(
          true,
          shard.halves().holds(grant),
          leftovers.isAnyKept(names, name -> RingNames.isSlot(name) && !name.equals(slot.file()))
              || root.keepsOthers(slot.name()),
          leftovers.isAnyKept(names, name -> name.startsWith(prefix) && !name.equals(own)),
          names.stream().anyMatch(RingNames::isTemporary),
          LostRings.isAnySince(names, issued));
    }
  }

  /** Returns the rings that were set aside here. */
  LostRings lost() {
    return new LostRings(folder);
  }

  private OpenRing load(OpenSlot slot) throws IOException, DamagedRingException {
    KeptShard[] shards = new KeptShard[Shard.COUNT];
    try {
      for (int i = 0; i < shards.length; i++) {
        shards[i] = shard(i, slot);
      }
      return new OpenRing(slot.name(), slot.table(), shards);
    } catch (IOException | DamagedRingException e) {
      slot.close();
      for (KeptShard shard : shards) {
        if (shard != null) {
          shard.close();
        }
      }
      throw e;
    }
  }

  private KeptShard shard(int number, OpenSlot slot) throws IOException, DamagedRingException {
    long generation = slot.table().generation(number);
    if (generation == 0) {
      return KeptShard.empty();
    }
    Path file = folder.resolve(slot.shardFile(number));
    if (!Files.isRegularFile(file)) {
      throw new DamagedRingException("the key ring's file " + file.getFileName() + " is missing");
    }
    try (SecretBytes key = slot.table().key(number)) {
      return ShardFile.open(ZeroedTransfer.read(file), number, generation, key);
    }
  }

  private ShardFile.Fresh sealed(int number, Shard shard, RootTable table) {
    try (SecretBytes key = table.key(number)) {
      return ShardFile.seal(shard, number, table.generation(number), key, random);
    }
  }

  private Path path(int shard, long generation) {
    return folder.resolve(RingNames.shard(shard, generation));
  }
}
