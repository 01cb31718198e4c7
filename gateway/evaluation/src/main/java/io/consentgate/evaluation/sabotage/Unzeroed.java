package io.consentgate.evaluation.sabotage;

import io.consentgate.gateway.app.wiring.StoreWiring;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ReferenceStore;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.store.GatewayStore;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A store that leaves what it opened in memory: the control of the scan of the memory. */
@Factory
@Requires(property = Unzeroed.PROPERTY, value = "true")
public final class Unzeroed {

  static final String PROPERTY = "consentgate.unzeroed";

  /** The option of the virtual machine that makes it active. */
  public static final String FLAG = "-D" + PROPERTY + "=true";

  /** Returns a store that forgets to overwrite. */
  @Singleton
  @Replaces(value = ReferenceStore.class, factory = StoreWiring.class)
  ReferenceStore references(GatewayStore store) {
    return new Forgetful(store.references());
  }

  private record Forgetful(ReferenceStore real) implements ReferenceStore {

    @Override
    public PresentedPass seal(LiveConsent consent, FaceFeatures reference) {
      return real.seal(consent, reference);
    }

    @Override
    public FaceFeatures unseal(LiveConsent consent, PresentedPass pass)
        throws UnreadableReferenceException {
      leave(pass.half().memory());
      FaceFeatures reference = real.unseal(consent, pass);
      leave(reference.memory());
      return reference;
    }
  }

  /** Copies bytes to where nobody overwrites them. */
  static void leave(MemorySegment secret) {
    Arena.global().allocate(secret.byteSize()).copyFrom(secret);
  }
}
