package io.consentgate.gateway.vision.pad;

/** What a layer looks at. */
public enum PadCue {
  /** Whether anything changes from frame to frame: {@link FrozenFrameCheck}. */
  FROZEN_FRAMES,
  /** Straight borders around the face: {@link StraightEdgeCheck}. */
  STRAIGHT_EDGES,
  /** What networks make of it: {@link PadNetwork}. */
  NETWORK,
  /** Whether the head turns when that is asked: {@link io.consentgate.gateway.vision.HeadTurn}. */
  TURN_HEAD
}
