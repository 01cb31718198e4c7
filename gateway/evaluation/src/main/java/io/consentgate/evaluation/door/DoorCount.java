package io.consentgate.evaluation.door;

/**
 * What became of visitors at the door.
 *
 * @param tried held up a pass
 * @param acquired of those, showed exactly one usable face, looked at without pass and door
 * @param compared of those, were compared with the reference
 * @param admitted of those, were let in
 */
public record DoorCount(int tried, int acquired, int compared, int admitted) {

  /** Nobody. */
  static final DoorCount NONE = new DoorCount(0, 0, 0, 0);

  /**
   * Checks that each is at most the one before.
   *
   * @throws IllegalArgumentException if not
   */
  public DoorCount {
    if (admitted < 0 || compared < admitted || acquired < compared || tried < acquired) {
      throw new IllegalArgumentException("admitted, compared, acquired and tried do not decrease");
    }
  }

  /** Returns both together. */
  DoorCount plus(DoorCount other) {
    return new DoorCount(
        tried + other.tried,
        acquired + other.acquired,
        compared + other.compared,
        admitted + other.admitted);
  }
}
