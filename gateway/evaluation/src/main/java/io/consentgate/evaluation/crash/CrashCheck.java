package io.consentgate.evaluation.crash;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.evaluation.sabotage.ConsentLie;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ReferenceStore.UnreadableReferenceException;
import io.consentgate.gateway.consent.ConsentResult;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.pass.InvalidPassException;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.StoreUnavailableException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * Opens a data folder after its process died and holds it against what people outside were told;
 * besides what {@link StoreCheck} finds, there must be no start that fails.
 */
final class CrashCheck {

  private final Outside outside;
  private boolean owesErasures;
  private int opened;

  CrashCheck(Outside outside) {
    this.outside = outside;
  }

  /**
   * Looks at a folder and returns what must not be, one line each.
   *
   * @param folder the data folder
   * @param keys what its door has besides
   */
  List<String> faults(Path folder, DoorKeys keys) {
    opened = 0;
    SteppedClock clock = new SteppedClock(outside.now());
    try (CrashDoor door = new CrashDoor(folder, keys, clock, Disorder.NONE)) {
      door.renewStatus();
      StoreCheck check = new StoreCheck(outside, door.store(), new AtTheDoor(door));
      check.check(Set.of());
      owesErasures = !check.unfinished().isEmpty() || door.isOverdue(outside.now());
      opened = check.opened();
      return check.faults();
    } catch (StoreUnavailableException e) {
      return List.of("a start that fails: " + e.getMessage());
    }
  }

  /** Tells whether the folder last looked at has erasures to finish or to begin. */
  boolean owesErasures() {
    return owesErasures;
  }

  /** Returns how many references opened with their passes in the folder last looked at. */
  int opened() {
    return opened;
  }

  /** With the consent that the gateway itself finds live, and the face that belongs to it. */
  private record AtTheDoor(CrashDoor door) implements StoreCheck.Attempt {

    @Override
    public boolean opens(GrantId grant, String pass) {
      return door.live(grant) instanceof ConsentResult.Live(LiveConsent live) && opens(live, pass);
    }

    @Override
    public boolean opensToALiar(ConsentGrant grant, String pass) {
      return new ConsentLie(grant, InstantSource.fixed(grant.issued())).consent()
              instanceof ConsentResult.Live(LiveConsent live)
          && opens(live, pass);
    }

    private boolean opens(LiveConsent live, String text) {
      try (SecretBytes secret = PassWord.secret(text);
          PresentedPass pass = door.passes().open(secret);
          FaceFeatures reference = door.store().references().unseal(live, pass);
          FaceFeatures probe = DrawnFace.of(live.grant().id())) {
        return CrashDoor.THRESHOLD.isMet(probe, reference);
      } catch (UnreadableReferenceException | InvalidPassException _) {
        return false;
      }
    }
  }
}
