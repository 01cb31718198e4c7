package io.consentgate.evaluation.demo;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.evaluation.sabotage.ConsentLie;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ReferenceStore.UnreadableReferenceException;
import io.consentgate.gateway.consent.ConsentResult;
import io.consentgate.gateway.pass.InvalidPassException;
import io.consentgate.gateway.pass.PassVerifier;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.GatewayStore;
import io.consentgate.gateway.store.keyring.RootSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Tries to open a sealed reference from stolen files and a stolen pass, with the gateway's own code
 * and every check of consent lied to.
 */
final class Burglary {

  /** What came of it. */
  enum Outcome {
    /** The reference lay open. */
    OPENED,
    /** There was no way to open it. */
    UNREADABLE
  }

  private final InstantSource clock;
  private final PassVerifier passes;

  /**
   * Prepares.
   *
   * @param clock the time
   * @param passes reads passes; stolen along with the rest
   */
  Burglary(InstantSource clock, PassVerifier passes) {
    this.clock = clock;
    this.passes = passes;
  }

  /**
   * Tries to open, with each root slot in the loot by itself: a ring goes by the highest it finds,
   * a burglar by whichever fits.
   *
   * @param loot the stolen files
   * @param pass picture of the stolen pass
   * @throws IOException if the loot is unusable, which proves nothing
   */
  Outcome open(Loot loot, byte[] pass) throws IOException {
    Outcome outcome = tryAll(loot, pass);
    for (Path slot : loot.slots()) {
      Path fresh = loot.folder().resolve("with-" + slot.getFileName());
      if (outcome == Outcome.UNREADABLE) {
        outcome = tryAll(loot.copyWithOnly(slot, fresh), pass);
      }
    }
    return outcome;
  }

  private Outcome tryAll(Loot loot, byte[] pass) throws IOException {
    try (GatewayStore store =
            GatewayStore.open(loot.folder(), RootSource.FILE, GatewayStore.LostKeys.KEEP, clock);
        SecretBytes text = HeldCode.passText(pass);
        PresentedPass opened = passes.open(text)) {
      ConsentGrant grant = grant(store, opened.grant());
      if (!(new ConsentLie(grant, clock).consent() instanceof ConsentResult.Live live)) {
        throw new IOException("the stolen checks did not believe the lies");
      }
      return unseal(store, live, opened);
    } catch (InvalidPassException e) {
      throw new IOException("the stolen pass is none", e);
    }
  }

  private static Outcome unseal(GatewayStore store, ConsentResult.Live live, PresentedPass pass) {
    try (FaceFeatures features = store.references().unseal(live.consent(), pass)) {
      return features.dimension() > 0 ? Outcome.OPENED : Outcome.UNREADABLE;
    } catch (UnreadableReferenceException _) {
      return Outcome.UNREADABLE;
    }
  }

  private static ConsentGrant grant(GatewayStore store, GrantId id) throws IOException {
    return store
        .journal()
        .grants()
        .find(id)
        .orElseThrow(() -> new IOException("the stolen database does not know this grant"))
        .grant();
  }
}
