package io.consentgate.gateway.app.testing;

import io.consentgate.contract.entitlement.EntitlementCode;
import io.consentgate.gateway.secret.SecretBytes;

/** Moves what stands before the lens. */
public final class DoorstepControl {

  private final Doorstep doorstep;

  DoorstepControl(Doorstep doorstep) {
    this.doorstep = doorstep;
  }

  /** Holds up a ticket. */
  public void hold(EntitlementCode ticket) {
    doorstep.hold(ticket);
  }

  /** Holds up a pass. */
  public void hold(SecretBytes pass) {
    doorstep.hold(pass);
  }

  /** Holds up some other code. */
  public void holdForeign() {
    doorstep.hold(new Object());
  }

  /** Holds up nothing. */
  public void clear() {
    doorstep.hold(null);
  }

  /** Puts a person there, by number; {@link Doorstep#NOBODY} for nobody. */
  public void stand(int who) {
    doorstep.stand(who);
  }

  /** Returns how often a face was looked for. */
  public int captureCount() {
    return doorstep.captureCount();
  }
}
