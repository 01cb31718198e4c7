package io.consentgate.gateway.store.keyring;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the files of a ring are called. The root slot and each shard have two files that are used by
 * turns: {@code a} for odd numbers of slots and generations, {@code b} for even ones. The one whose
 * turn it is not holds zeros.
 *
 * <p>In the form before, each slot and each generation had a file of its own, with its number for a
 * name.
 */
final class RingNames {

  /** What the names of slots begin with. */
  static final String SLOT = "root.";

  /** What the names of shards begin with. */
  static final String SHARD = "ring.";

  private static final Pattern TURN = Pattern.compile("r(?:oot|ing\\.[0-9]{1,3})\\.[ab]");
  private static final Pattern SLOT_NAME = Pattern.compile("root\\.(?:[ab]|([1-9][0-9]{0,17}))");
  private static final Pattern SHARD_NAME =
      Pattern.compile("ring\\.([0-9]{1,3})\\.(?:[ab]|[1-9][0-9]{0,17})");

  private RingNames() {}

  /** Returns where a slot lies. */
  static String slot(long number) {
    return SLOT + turn(number);
  }

  /** Returns where a generation of a shard lies. */
  static String shard(int number, long generation) {
    return SHARD + number + "." + turn(generation);
  }

  /** Returns where a generation of a shard lay in the form before. */
  static String formerShard(int number, long generation) {
    return SHARD + number + "." + generation;
  }

  /** Tells whether a file is a slot, or the place of one. */
  static boolean isSlot(String name) {
    return name.startsWith(SLOT) && SLOT_NAME.matcher(name).matches();
  }

  /** Returns the number of the slot that a name of the form before says it is; 0 if none. */
  static long formerSlot(String name) {
    Matcher slot = SLOT_NAME.matcher(name);
    return slot.matches() && slot.group(1) != null ? Long.parseLong(slot.group(1)) : 0;
  }

  /** Returns the number of the shard that a file is, or is the place of; -1 if none. */
  static int shardOf(String name) {
    Matcher shard = SHARD_NAME.matcher(name);
    return shard.matches() ? Integer.parseInt(shard.group(1)) : -1;
  }

  /** Tells whether a file is used by turns: it is overwritten and stays. */
  static boolean isByTurns(String name) {
    return TURN.matcher(name).matches() && shardOf(name) < Shard.COUNT;
  }

  /** Tells whether a file is not finished. */
  static boolean isTemporary(String name) {
    return name.endsWith(DurableFiles.TEMPORARY);
  }

  private static char turn(long number) {
    return number % 2 == 0 ? 'b' : 'a';
  }
}
