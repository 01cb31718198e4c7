package io.consentgate.gateway.access;

/**
 * Come in another way; nothing else follows from it (D5).
 *
 * @param reason for the screen and the audit, the same for everybody it applies to
 */
public record UseOtherLane(Reason reason) implements EntryDecision {

  /** Why. */
  public enum Reason {
    /** The code is no ticket and no pass of this gateway. */
    NOT_A_VALID_CODE,
    /** The ticket is unknown here. */
    ENTITLEMENT_UNKNOWN,
    /** The ticket's time has not come. */
    ENTITLEMENT_NOT_YET,
    /** The ticket's time is over. */
    ENTITLEMENT_OVER,
    /** The ticket is for another door. */
    ENTITLEMENT_OTHER_PORTAL,
    /** The ticket's entries are used up. */
    ENTITLEMENT_SPENT,
    /** The face lane is closed at present. */
    FACE_LANE_CLOSED,
    /** The consent was withdrawn. */
    CONSENT_WITHDRAWN,
    /** The consent ended. */
    CONSENT_EXPIRED,
    /** The consent is not known to stand right now. */
    CONSENT_NOT_LIVE,
    /** The consent was given for another gateway, purpose or model set than is in use. */
    CONSENT_STALE,
    /** No reference opens with this pass. */
    NO_REFERENCE,
    /** Nobody in view, or no usable face. */
    NO_USABLE_FACE,
    /** Several people in view. */
    SEVERAL_FACES,
    /** The head was not turned as the screen asked. */
    HEAD_NOT_TURNED,
    /** The face is not the one on the reference. */
    NOT_MATCHED,
    /** Three tries did not match; a short wait, or the other lane. */
    WAIT_A_MOMENT
  }
}
