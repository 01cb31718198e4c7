package io.consentgate.evaluation.bench;

import io.consentgate.evaluation.statistics.Times;

/** What the rounds of one run took, side by side. */
final class Speed {

  /** From "pass decoded, face in view" to "portal released", less the wait for the frame. */
  final Times passage = new Times();

  /** The part of it between asking for the probe and having it. */
  final Times capture = new Times();

  /** The part of it before that: pass, grant, ticket, consent, lane. */
  final Times before = new Times();

  /** The part of it after that: reference, decision, consent once more, the durable entry. */
  final Times after = new Times();

  /** The wait for a frame. */
  final Times frame = new Times();

  /** One fsync of 4 KB on the same disk. */
  final Times fsync = new Times();

  /** The same calls of OpenCV and nothing else. */
  final Times bare = new Times();

  /** Returns what a passage takes, less one fsync, in milliseconds: the median. */
  double netMillis() {
    return passage.medianMillis() - fsync.medianMillis();
  }

  /** Returns by what share a passage exceeds the bare calls: 0.1 for 10 %. */
  double overhead() {
    return netMillis() / bare.medianMillis() - 1;
  }
}
