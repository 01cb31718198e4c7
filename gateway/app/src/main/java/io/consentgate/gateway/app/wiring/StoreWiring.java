package io.consentgate.gateway.app.wiring;

import io.consentgate.gateway.access.AttemptLedger;
import io.consentgate.gateway.access.EntryJournal;
import io.consentgate.gateway.app.Settings;
import io.consentgate.gateway.app.StartRefused;
import io.consentgate.gateway.biometric.ReferenceStore;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.consent.GrantLedger;
import io.consentgate.gateway.consent.StatusArchive;
import io.consentgate.gateway.enrolment.EnrolmentTickets;
import io.consentgate.gateway.store.GatewayAudit;
import io.consentgate.gateway.store.GatewayStore;
import io.consentgate.gateway.store.entry.EntitlementBook;
import io.consentgate.gateway.store.journal.ErasureBook;
import io.consentgate.gateway.store.journal.Outbox;
import io.consentgate.gateway.store.pass.PassCodec;
import io.consentgate.gateway.withdrawal.KeyRing;
import io.consentgate.gateway.withdrawal.ResidueCheck;
import io.consentgate.models.LastModelSet;
import io.consentgate.signature.Identity;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** Everything that is kept. */
@Factory
public final class StoreWiring {

  /**
   * Opens the store, once the networks are verified and calibrated: a refused start has then
   * changed nothing.
   */
  @Singleton
  @Bean(preDestroy = "close")
  public GatewayStore store(Settings settings, InstantSource wall, Faces faces) {
    faces.requireVerified();
    faces.threshold(settings.pack().pack().maxFalseMatchRate());
    GatewayStore store =
        GatewayStore.open(
            settings.data(), settings.keyRing().root(), settings.keyRing().lostKeys(), wall);
    try {
      LastModelSet.note(settings.data(), faces.modelSet().value());
      return store;
    } catch (IOException _) {
      store.close();
      throw new StartRefused(
          "The data folder "
              + settings.data()
              + " cannot be written to; give this account write access to it, or name another with"
              + " --data.");
    }
  }

  /** Returns the watched clock. */
  @Singleton
  public GatewayClock clock(GatewayStore store, InstantSource wall, LongSupplier nanos) {
    return new GatewayClock(wall, nanos, store.entries().clockMark());
  }

  /** Returns the grants. */
  @Singleton
  public GrantLedger grants(GatewayStore store) {
    return store.journal().grants();
  }

  /** Returns the entitlements. */
  @Singleton
  public EntitlementBook entitlements(GatewayStore store) {
    return store.entries().entitlements();
  }

  /** Returns what takes entries. */
  @Singleton
  public EntryJournal entries(GatewayStore store) {
    return store.entries().entries();
  }

  /** Returns what counts attempts. */
  @Singleton
  public AttemptLedger attempts(GatewayStore store) {
    return store.entries().attempts();
  }

  /** Returns the enrolments that grants buy. */
  @Singleton
  public EnrolmentTickets enrolments(GatewayStore store) {
    return store.journal().enrolments();
  }

  /** Returns what is remembered of the status lists. */
  @Singleton
  public StatusArchive statusArchive(GatewayStore store) {
    return store.journal().statusArchive();
  }

  /** Returns the audit trail. */
  @Singleton
  public GatewayAudit audit(GatewayStore store) {
    return store.audit();
  }

  /** Returns the erasures. */
  @Singleton
  public ErasureBook erasures(GatewayStore store) {
    return store.erasures();
  }

  /** Returns what waits for the authority. */
  @Singleton
  public Outbox outbox(GatewayStore store) {
    return store.journal().outbox();
  }

  /** Returns the key halves, as far as the end of a consent goes. */
  @Singleton
  public KeyRing keyRing(GatewayStore store) {
    return store.keyRing();
  }

  /** Returns the custody of references. */
  @Singleton
  public ReferenceStore references(GatewayStore store) {
    return store.references();
  }

  /** Returns the check that runs before a certificate is signed. */
  @Singleton
  public ResidueCheck residue(GatewayStore store) {
    return store.residueCheck();
  }

  /** Returns what signs and verifies passes. */
  @Singleton
  public PassCodec passes(Identity identity) {
    return new PassCodec(identity.keyPair());
  }
}
