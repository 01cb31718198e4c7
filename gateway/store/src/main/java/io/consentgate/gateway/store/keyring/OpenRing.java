package io.consentgate.gateway.store.keyring;

import io.consentgate.contract.grant.GrantId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A ring in use; closing it zeroes its halves and its table. */
final class OpenRing implements AutoCloseable {

  private final SlotName slot;
  private final RootTable table;
  private final KeptShard[] shards;

  /**
   * Puts a ring together.
   *
   * @param slot the root slot in use
   * @param table what that slot holds; owned by the ring
   * @param shards one for each number; owned by the ring
   */
  OpenRing(SlotName slot, RootTable table, KeptShard[] shards) {
    this.slot = slot;
    this.table = table;
    this.shards = shards.clone();
  }

  SlotName slot() {
    return slot;
  }

  RootTable table() {
    return table;
  }

  Shard shard(int number) {
    return shards[number].halves();
  }

  /** Returns the room behind a shard. */
  ShardTail tail(int number) {
    return shards[number].tail();
  }

  /** Returns a copy of the list of shards; the shards themselves are shared. */
  KeptShard[] shards() {
    return shards.clone();
  }

  /** Returns the same ring, in whose files nothing is to be added. */
  OpenRing withoutRoom() {
    return new OpenRing(
        slot, table, Arrays.stream(shards).map(KeptShard::withoutRoom).toArray(KeptShard[]::new));
  }

  /** Returns the shards that hold halves of some grants, by number and without these. */
  SortedMap<Integer, Shard> without(Set<GrantId> grants) {
    Map<Integer, Set<GrantId>> gone = new TreeMap<>();
    for (GrantId grant : grants) {
      int number = Shard.of(grant);
      if (!grant.equals(Shard.INSTALLATION) && shard(number).holds(grant)) {
        gone.computeIfAbsent(number, _ -> new HashSet<>()).add(grant);
      }
    }
    SortedMap<Integer, Shard> changed = new TreeMap<>();
    gone.forEach((number, each) -> changed.put(number, shard(number).without(each)));
    return changed;
  }

  /** Returns how many halves of grants there are. */
  int size() {
    int own = shard(Shard.of(Shard.INSTALLATION)).holds(Shard.INSTALLATION) ? 1 : 0;
    return Arrays.stream(shards).mapToInt(shard -> shard.halves().size()).sum() - own;
  }

  @Override
  public void close() {
    table.close();
    for (KeptShard shard : shards) {
      shard.close();
    }
  }
}
