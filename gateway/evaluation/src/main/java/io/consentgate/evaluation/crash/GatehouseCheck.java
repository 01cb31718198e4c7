package io.consentgate.evaluation.crash;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.evaluation.sabotage.ConsentLie;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ReferenceStore.UnreadableReferenceException;
import io.consentgate.gateway.consent.ConsentResult;
import io.consentgate.gateway.consent.GrantState;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.pass.InvalidPassException;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.GatewayStore;
import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.gateway.store.pass.PassCodec;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Opens a copy of the complete gateway's folder after it died, and holds it to what was told. */
final class GatehouseCheck {

  /**
   * What was seen.
   *
   * @param faults what must not be, one line each
   * @param opened how many references opened with their passes
   * @param unfinished erasures that were begun and have no certificate
   */
  record Look(List<String> faults, int opened, Set<GrantId> unfinished) {

    /** Copies what was seen. */
    Look {
      faults = List.copyOf(faults);
      unfinished = Set.copyOf(unfinished);
    }
  }

  private final Outside outside;
  private final PassCodec passes;

  /**
   * Prepares.
   *
   * @param outside what people were told
   * @param passes reads passes
   */
  GatehouseCheck(Outside outside, PassCodec passes) {
    this.outside = outside;
    this.passes = passes;
  }

  /**
   * Looks at a folder, and changes it as any start would.
   *
   * @param copy of the gateway's folder, made while it was down
   * @param root what its key ring lies under
   */
  Look look(Path copy, RingRoot root) {
    InstantSource now = InstantSource.fixed(outside.now());
    try (GatewayStore store =
        GatewayStore.open(copy, root.source(), GatewayStore.LostKeys.KEEP, now)) {
      StoreCheck check = new StoreCheck(outside, store, new Taken(store, passes, outside.now()));
      Set<GrantId> unfinished = check.unfinished();
      // Whoever was killed at the kiosk: the authority and the gateway know the consent.
      Set<GrantId> others = new HashSet<>(store.erasures().standing(_ -> true));
      others.addAll(unfinished);
      check.check(others);
      return new Look(check.faults(), check.opened(), unfinished);
    } catch (StoreUnavailableException e) {
      return new Look(List.of("a start that fails: " + e.getMessage()), 0, Set.of());
    }
  }

  /** With everything in hand, and a lie about the status; the face is asked at the portal. */
  private record Taken(GatewayStore store, PassCodec passes, Instant now)
      implements StoreCheck.Attempt {

    @Override
    public boolean opens(GrantId grant, String pass) {
      return store
          .journal()
          .grants()
          .find(grant)
          .filter(kept -> kept.state() == GrantState.STANDING)
          .filter(kept -> now.isBefore(kept.grant().expires()))
          .filter(kept -> opensToALiar(kept.grant(), pass))
          .isPresent();
    }

    @Override
    public boolean opensToALiar(ConsentGrant grant, String text) {
      if (!(new ConsentLie(grant, InstantSource.fixed(grant.issued())).consent()
          instanceof ConsentResult.Live(LiveConsent live))) {
        throw new IllegalStateException("the lie was not believed");
      }
      try (SecretBytes secret = PassWord.secret(text);
          PresentedPass pass = passes.open(secret);
          FaceFeatures reference = store.references().unseal(live, pass)) {
        return reference.dimension() > 0;
      } catch (UnreadableReferenceException | InvalidPassException _) {
        return false;
      }
    }
  }
}
