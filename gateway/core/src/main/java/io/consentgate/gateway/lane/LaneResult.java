package io.consentgate.gateway.lane;

/** The answer to "may the face lane be used now?". */
public sealed interface LaneResult {

  /**
   * It may.
   *
   * @param lane the capability
   */
  record Armed(ArmedFaceLane lane) implements LaneResult {}

  /**
   * It may not.
   *
   * @param closure why
   */
  record Closed(LaneClosure closure) implements LaneResult {}
}
