package io.consentgate.gateway.enrolment;

/** Why an enrolment did not come about; each leads to the other way in, free, or to a new start. */
public enum EnrolmentFault {
  /** The grant's enrolment was used up before. */
  TICKET_CONSUMED,
  /** More than two minutes passed since consent. */
  TOO_LATE,
  /** The consent is not live. */
  CONSENT_NOT_LIVE,
  /** The face lane is closed. */
  LANE_CLOSED,
  /** Nobody in view, or no usable face. */
  NO_USABLE_FACE,
  /** Several people in view. */
  SEVERAL_FACES,
  /** Not one and the same face throughout. */
  FACE_CHANGED,
  /** The head was not turned as the screen asked. */
  HEAD_NOT_TURNED,
  /** The camera gave no frames. */
  CAMERA_LOST,
  /** The camera gave one and the same picture throughout. */
  CAMERA_FROZEN
}
