package io.consentgate.gateway.consent;

import io.consentgate.gateway.consent.ClockReading.Doubt;
import io.consentgate.gateway.consent.ClockReading.Sound;
import io.consentgate.gateway.consent.ClockReading.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A wall clock that is not taken at its word.
 *
 * <p>Four sources tell the time: the wall clock; the latest instant it ever showed, kept across
 * restarts; the monotonic clock, which nobody can set and which carries the other sources on; and
 * the times that the authority signs. Any one of them is enough to refuse; {@link #erasureInstant}
 * needs this machine's clock and the authority's word.
 *
 * <p>The latest instant is wrong for good once the clock was set far ahead. Two answers that the
 * authority signed put it back, if both agree with the wall clock and with the time that passed
 * between them; never to before what the authority has signed.
 */
public final class GatewayClock {

  /** How far the clock may step back before it is suspect; NTP steps less. */
  static final Duration TOLERANCE = Duration.ofSeconds(5);

  /** How far the clocks of authority and gateway may be apart; their calls allow as much. */
  static final Duration AUTHORITY_TOLERANCE = Duration.ofSeconds(30);

  /** How often later instants are stored. */
  static final Duration PERSIST_EVERY = Duration.ofSeconds(10);

  private final InstantSource wall;
  private final LongSupplier nanos;
  private final ClockMark store;
  private Carried latest;
  private Carried vouched;
  private Instant stored;
  private Optional<Agreement> agreement = Optional.empty();

  /** An instant, carried on by the monotonic clock from when it was read. */
  private record Carried(Instant instant, long nanos) {
    Instant at(long now) {
      return instant.plusNanos(now - nanos);
    }
  }

  /** An answer's time that the wall clock agreed with. */
  private record Agreement(SignedTime time, Instant wall) {}

  /**
   * Starts from what is stored.
   *
   * @param wall the system's clock
   * @param monotonicNanos a clock that nobody can set, in nanoseconds
   * @param store where the latest instants are kept
   */
  public GatewayClock(InstantSource wall, LongSupplier monotonicNanos, ClockMark store) {
    this.wall = wall;
    this.nanos = monotonicNanos;
    this.store = store;
    long now = nanos.getAsLong();
    ClockMark.Seen memory = store.load();
    latest = new Carried(memory.latest(), now);
    vouched = new Carried(memory.vouched(), now);
    stored = memory.latest();
  }

  /** Returns whether the clock can be believed now. */
  public synchronized ClockReading reading() {
    long now = nanos.getAsLong();
    Instant shown = observe(now);
    if (shown.isBefore(latest.at(now).minus(TOLERANCE))) {
      return new Suspect(Doubt.SET_BACK);
    }
    return shown.isBefore(vouched.at(now).minus(AUTHORITY_TOLERANCE))
        ? new Suspect(Doubt.BEHIND_AUTHORITY)
        : new Sound();
  }

  /** Tells whether the clock stands where it can be believed. */
  public boolean isSane() {
    return reading() instanceof Sound;
  }

  /** Returns the wall clock's time, believed or not. */
  public Instant wall() {
    return wall.instant();
  }

  /**
   * Returns the later of the wall clock and of the latest instant it ever showed, carried on: the
   * time by which tickets are judged.
   */
  public synchronized Instant latest() {
    long now = nanos.getAsLong();
    return later(observe(now), latest.at(now));
  }

  /** Tells whether an instant has come, by any source's word: enough to refuse. */
  public synchronized boolean hasCome(Instant instant) {
    return !latest().isBefore(instant) || !vouched.at(nanos.getAsLong()).isBefore(instant);
  }

  /** Returns the latest instant that two sources say has come: enough to destroy. */
  public synchronized ErasureInstant erasureInstant() {
    return new ErasureInstant(earlier(latest(), vouched.at(nanos.getAsLong())));
  }

  /** Brings the latest instants to the disk now, and tells whether they are there. */
  public synchronized boolean persist() {
    ClockMark.Seen memory = new ClockMark.Seen(latest(), vouched.at(nanos.getAsLong()));
    boolean kept = store.store(memory);
    if (kept) {
      stored = memory.latest();
    }
    return kept;
  }

  /**
   * Takes a time that the authority signed.
   *
   * @return whether it put the latest instant back
   */
  public synchronized boolean hear(SignedTime time) {
    long now = nanos.getAsLong();
    if (time.at().plusNanos(now - time.receivedNanos()).isAfter(vouched.at(now))) {
      vouched = new Carried(time.at(), time.receivedNanos());
    }
    if (time.kind() != SignedTime.Kind.ANSWER) {
      return false;
    }
    Instant shown = observe(now);
    if (!near(time.at(), shown, AUTHORITY_TOLERANCE)) {
      agreement = Optional.empty();
      return false;
    }
    Optional<Agreement> before = agreement;
    agreement = Optional.of(new Agreement(time, shown));
    boolean isSetBack = shown.isBefore(latest.at(now).minus(TOLERANCE));
    return isSetBack && before.filter(first -> isSecond(first, time, shown)).isPresent() && lower();
  }

  /** Two different times, as far apart as both clocks of this machine say. */
  private static boolean isSecond(Agreement first, SignedTime time, Instant shown) {
    Duration passed = Duration.ofNanos(time.receivedNanos() - first.time().receivedNanos());
    return time.at().isAfter(first.time().at())
        && near(first.time().at().plus(passed), time.at(), TOLERANCE)
        && near(first.wall().plus(passed), shown, TOLERANCE);
  }

  private boolean lower() {
    long now = nanos.getAsLong();
    Instant right = later(wall.instant(), vouched.at(now));
    if (!store.lower(new ClockMark.Seen(right, vouched.at(now)))) {
      return false;
    }
    latest = new Carried(right, now);
    stored = right;
    return true;
  }

  private Instant observe(long now) {
    Instant shown = wall.instant();
    if (shown.isAfter(latest.at(now))) {
      latest = new Carried(shown, now);
    }
    if (latest.at(now).isAfter(stored.plus(PERSIST_EVERY))
        && store.store(new ClockMark.Seen(latest.at(now), vouched.at(now)))) {
      stored = latest.at(now);
    }
    return shown;
  }

  private static boolean near(Instant one, Instant other, Duration apart) {
    return Duration.between(one, other).abs().compareTo(apart) <= 0;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
