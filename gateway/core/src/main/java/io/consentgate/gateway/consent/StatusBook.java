package io.consentgate.gateway.consent;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.status.StatusList;
import java.time.Duration;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the status lists said so far. It never goes back: an older list, or one that takes a
 * withdrawal back, closes the face lane until a newer list arrives.
 *
 * <p>A list is relied on until the first of: its {@code exp} on the wall clock, its {@code ttl} on
 * the monotonic clock, the pack's longest status age on the monotonic clock; both counted from
 * receipt (BF-4).
 */
public final class StatusBook {

  /** What became of a list that was offered. */
  public enum Reception {
    /** It is the one in use now. */
    ACCEPTED,
    /** It is the one already in use; its age goes on. */
    SAME,
    /** It is older, or takes a withdrawal back; the face lane is closed. */
    ROLLED_BACK
  }

  private final StatusArchive archive;
  private final InstantSource wall;
  private final LongSupplier monotonicNanos;
  private final Duration maxAge;
  private StatusArchive.Memory memory;
  private @Nullable StatusList current;
  private long receivedNanos;
  private boolean rolledBack;

  /**
   * Starts from what is remembered; without a list, until the first is received.
   *
   * @param archive the memory
   * @param wall the wall clock
   * @param monotonicNanos a clock that nobody can set, in nanoseconds
   * @param maxAge the pack's longest status age
   */
  public StatusBook(
      StatusArchive archive, InstantSource wall, LongSupplier monotonicNanos, Duration maxAge) {
    this.archive = archive;
    this.wall = wall;
    this.monotonicNanos = monotonicNanos;
    this.maxAge = maxAge;
    memory = archive.load();
  }

  /**
   * Takes a verified list.
   *
   * @param list genuine by its signature
   */
  public synchronized Reception accept(StatusList list) {
    BitSet offered = list.invalidBits();
    if (current != null && isSame(current, list)) {
      return rolledBack ? Reception.ROLLED_BACK : Reception.SAME;
    }
    BitSet takenBack = (BitSet) memory.invalid().clone();
    takenBack.andNot(offered);
    if (list.issued().isBefore(memory.highestIssued()) || !takenBack.isEmpty()) {
      rolledBack = true;
      return Reception.ROLLED_BACK;
    }
    memory = new StatusArchive.Memory(list.issued(), offered);
    archive.store(memory);
    current = list;
    receivedNanos = monotonicNanos.getAsLong();
    rolledBack = false;
    return Reception.ACCEPTED;
  }

  /** Returns why a grant does not stand by its status, or nothing if it does. */
  public synchronized Optional<Refusal> refusal(ConsentGrant grant) {
    int index = grant.status().index();
    if (memory.invalid().get(index)) {
      return Optional.of(Refusal.WITHDRAWN);
    }
    if (rolledBack) {
      return Optional.of(Refusal.STATUS_ROLLED_BACK);
    }
    StatusList list = current;
    boolean answers =
        list != null
            && isFresh(list)
            && list.covers(index)
            && list.uri().equals(grant.status().list())
            && !grant.issued().isAfter(list.issued());
    return answers ? Optional.empty() : Optional.of(Refusal.STATUS_UNKNOWN);
  }

  /** Returns why the book answers nothing at present, or nothing if it answers. */
  public synchronized Optional<Refusal> closure() {
    if (rolledBack) {
      return Optional.of(Refusal.STATUS_ROLLED_BACK);
    }
    StatusList list = current;
    return list != null && isFresh(list) ? Optional.empty() : Optional.of(Refusal.STATUS_UNKNOWN);
  }

  /** Returns how long the present list may still be relied on; zero when it may not. */
  public synchronized Duration remaining() {
    StatusList list = current;
    if (list == null || rolledBack || !isFresh(list)) {
      return Duration.ZERO;
    }
    Duration byMonotonic = limit(list).minus(age());
    Duration byWall = Duration.between(wall.instant(), list.expires());
    return byMonotonic.compareTo(byWall) < 0 ? byMonotonic : byWall;
  }

  private boolean isFresh(StatusList list) {
    return wall.instant().isBefore(list.expires()) && age().compareTo(limit(list)) < 0;
  }

  private Duration age() {
    return Duration.ofNanos(monotonicNanos.getAsLong() - receivedNanos);
  }

  private Duration limit(StatusList list) {
    return list.timeToLive().compareTo(maxAge) < 0 ? list.timeToLive() : maxAge;
  }

  private static boolean isSame(StatusList one, StatusList other) {
    return one.issued().equals(other.issued())
        && one.size() == other.size()
        && one.invalidBits().equals(other.invalidBits());
  }
}
