package io.consentgate.gateway.lane;

/** Why the face lane of a portal is closed. */
public enum LaneClosure {
  /** The pack is for operation and the lane has not been armed. */
  NOT_ARMED,
  /** The pack is for trying out, and this portal could open a real door. */
  TRIAL_PACK_WITH_REAL_PORTAL,
  /** The pack is for trying out, and the program can be reached from other machines. */
  TRIAL_PACK_BEYOND_LOOPBACK,
  /** No other way in is healthy, so the face must not be the only one (BF-1). */
  NO_OTHER_LANE,
  /** The camera gives no frames. */
  CAMERA_LOST,
  /** Consents and references cannot be read. */
  CONSENTS_UNREADABLE,
  /** The key ring cannot be read: no reference can be opened and none made. */
  KEYS_UNREADABLE,
  /** The models could not be loaded or verified. */
  NO_MODELS,
  /** The operator ended the service that compares faces. */
  SERVICE_ENDED,
  /** The clock went back. */
  CLOCK_SUSPECT,
  /** No status answer recent enough is at hand. */
  STATUS_UNKNOWN,
  /** The status source went back. */
  STATUS_ROLLED_BACK
}
