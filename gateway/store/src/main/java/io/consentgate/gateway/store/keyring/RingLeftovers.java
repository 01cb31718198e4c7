package io.consentgate.gateway.store.keyring;

import io.consentgate.gateway.store.disk.DurableFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Files of a ring's folder that hold a former state, and how they are destroyed. */
final class RingLeftovers {

  private final Path folder;
  private final Root root;
  private final Consumer<RingStep> reached;

  /**
   * Of which pairs the file whose turn it is not was overwritten here, on the disk: shards by their
   * number, then the slot.
   */
  private final BitSet overwritten = new BitSet(Shard.COUNT + 1);

  RingLeftovers(Path folder, Root root, Consumer<RingStep> reached) {
    this.folder = folder;
    this.root = root;
    this.reached = reached;
  }

  /** Tells whether any of some files holds anything. */
  boolean isAnyKept(List<String> names, Predicate<String> which) throws IOException {
    for (String name : names) {
      if (which.test(name) && !ZeroedTransfer.isBlank(folder.resolve(name))) {
        return true;
      }
    }
    return false;
  }

  /** Destroys every slot but one, what the root keeps for them, and every superseded file. */
  void tidy(SlotName current, RootTable table) throws IOException {
    List<String> former = former(current, table);
    if (!former.isEmpty()) {
      bringToDisk(current, table, former);
    }
    destroy(current, former);
  }

  /**
   * Destroys what is in use no more.
   *
   * @param current the slot in use
   * @param former what a slot opens goes after the slot
   */
  void destroy(SlotName current, List<String> former) throws IOException {
    root.destroyAllBut(current);
    reached.accept(RingStep.OLD_ROOT_DESTROYED);
    for (String name : former) {
      DurableFiles.overwrite(folder.resolve(name));
      if (RingNames.isByTurns(name)) {
        overwritten.set(RingNames.isSlot(name) ? Shard.COUNT : RingNames.shardOf(name));
      }
      reached.accept(RingStep.OLD_FILE_OVERWRITTEN);
    }
    boolean isAnyDeleted = false;
    for (String name : former) {
      if (!RingNames.isByTurns(name)) {
        Files.delete(folder.resolve(name));
        isAnyDeleted = true;
        reached.accept(RingStep.OLD_FILE_DELETED);
      }
    }
    if (isAnyDeleted) {
      DurableFolders.sync(folder);
    }
  }

  /** Forgets what was overwritten: a program was killed here, or the disk refused. */
  void doubt() {
    overwritten.clear();
  }

  /**
   * Overwrites once more what may be overwritten in memory only: the file of the slot whose turn it
   * is not, and those of some shards. Does so once.
   */
  void overwriteForSure(OpenRing ring, Set<Integer> shards) throws IOException {
    overwriteForSure(Shard.COUNT, RingNames.slot(ring.slot().next().number()));
    for (int shard : shards) {
      overwriteForSure(shard, RingNames.shard(shard, ring.table().generation(shard) + 1));
    }
  }

  private void overwriteForSure(int pair, String name) throws IOException {
    Path file = folder.resolve(name);
    if (!overwritten.get(pair) && Files.exists(file)) {
      DurableFiles.overwrite(file);
      overwritten.set(pair);
    }
  }

  /** Slots first: what opens the rest. */
  private List<String> former(SlotName current, RootTable table) throws IOException {
    List<String> former = new ArrayList<>();
    for (String name : DurableFiles.names(folder)) {
      if (isFormer(name, current, table)
          && !(RingNames.isByTurns(name) && ZeroedTransfer.isBlank(folder.resolve(name)))) {
        former.add(name);
      }
    }
    former.sort(Comparator.reverseOrder());
    return former;
  }

  private static boolean isFormer(String name, SlotName current, RootTable table) {
    if (RingNames.isSlot(name)) {
      return !name.equals(RingNames.slot(current.number()));
    }
    int shard = RingNames.shardOf(name);
    return shard < 0
        ? RingNames.isTemporary(name)
        : shard >= Shard.COUNT || !name.equals(inUse(shard, table));
  }

  /**
   * What is in use may lie in memory only: a program was killed here, or the disk refused. It is to
   * be on the disk before what it replaced is destroyed.
   */
  private void bringToDisk(SlotName current, RootTable table, List<String> former)
      throws IOException {
    for (String name : former) {
      int shard = RingNames.shardOf(name);
      if (shard >= 0 && shard < Shard.COUNT && table.generation(shard) > 0) {
        DurableFiles.rewrite(folder.resolve(inUse(shard, table)));
      }
    }
    DurableFiles.rewrite(folder.resolve(RingNames.slot(current.number())));
  }

  private static String inUse(int shard, RootTable table) {
    long generation = table.generation(shard);
    return generation == 0 ? "" : RingNames.shard(shard, generation);
  }
}
