package io.consentgate.gateway.app.wiring;

import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.contract.exchange.EntitlementRow;
import io.consentgate.contract.grant.GatewayId;
import io.consentgate.gateway.app.Settings;
import io.consentgate.gateway.app.authority.AuthorityKeys;
import io.consentgate.gateway.app.authority.AuthorityLink;
import io.consentgate.gateway.app.authority.AuthorityTrust;
import io.consentgate.gateway.app.authority.EntitlementSync;
import io.consentgate.gateway.app.authority.HttpAuthorityLink;
import io.consentgate.gateway.app.authority.HttpWire;
import io.consentgate.gateway.app.authority.OutboxSender;
import io.consentgate.gateway.app.authority.Pairing;
import io.consentgate.gateway.app.authority.SignedTimes;
import io.consentgate.gateway.app.authority.StatusSweep;
import io.consentgate.gateway.app.authority.StatusWatch;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.consent.StatusBook;
import io.consentgate.gateway.store.GatewayStore;
import io.consentgate.gateway.store.entry.EntitlementBook;
import io.consentgate.gateway.store.journal.Outbox;
import io.consentgate.gateway.withdrawal.WithdrawalService;
import io.consentgate.signature.Identity;
import io.consentgate.signature.PinnedKeys;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;

/** The line to the authority. */
@Factory
public final class AuthorityWiring {

  private static final Duration PATIENCE = Duration.ofSeconds(4);

  /** Returns what carries. */
  @Singleton
  @Bean(preDestroy = "close")
  public HttpWire wire(Settings settings) {
    return new HttpWire(PATIENCE, settings.authority().trust().map(AuthorityTrust::of));
  }

  /** Returns the authority's pinned key. */
  @Singleton
  public AuthorityKeys keys(PinnedKeys pinned) {
    return new AuthorityKeys(pinned);
  }

  /** Returns what brings signed times to the clock. */
  @Singleton
  public SignedTimes times(GatewayClock clock, LongSupplier nanos) {
    return new SignedTimes(clock, nanos);
  }

  /** Returns who speaks. */
  @Singleton
  public HttpAuthorityLink.Sender sender(
      Identity identity, GatewayId gateway, InstantSource wall, SignedTimes times) {
    return new HttpAuthorityLink.Sender(identity, gateway, wall, times);
  }

  /** Returns the line. */
  @Singleton
  public AuthorityLink link(
      Settings settings,
      AuthorityKeys keys,
      HttpAuthorityLink.Sender sender,
      ObjectMapper json,
      HttpWire wire) {
    return new HttpAuthorityLink(settings.authority().address(), keys, sender, json, wire);
  }

  /** Returns pairing by code. */
  @Singleton
  public Pairing pairing(
      Identity identity, GatewayId gateway, PinnedKeys pinned, ObjectMapper json, HttpWire wire) {
    return new Pairing(identity, gateway, pinned, json, wire);
  }

  /** Returns what fetches status lists. */
  @Singleton
  public StatusWatch status(
      AuthorityLink link,
      AuthorityKeys keys,
      StatusBook book,
      SignedTimes times,
      InstantSource wall) {
    return new StatusWatch(link, keys.statusLists(), book, times, wall);
  }

  /** Returns what keeps entitlements up to date. */
  @Singleton
  public EntitlementSync entitlements(
      AuthorityLink link, EntitlementBook book, LongSupplier nanos) {
    return new EntitlementSync(link, new BookShelf(book), nanos);
  }

  /** Returns what sends what waits. */
  @Singleton
  public OutboxSender outbox(
      AuthorityLink link, Outbox outbox, Identity identity, GatewayId gateway, LongSupplier nanos) {
    return new OutboxSender(link, outbox, identity, gateway, nanos);
  }

  /** Returns what carries withdrawals at the authority to their end here. */
  @Singleton
  public StatusSweep sweep(GatewayStore store, StatusBook book, WithdrawalService withdrawals) {
    return new StatusSweep(store.journal()::standing, book, withdrawals);
  }

  private record BookShelf(EntitlementBook book) implements EntitlementSync.Shelf {

    @Override
    public boolean knows(EntitlementId id) {
      return book.find(id).isPresent();
    }

    @Override
    public void keep(List<EntitlementRow> rows) {
      book.keep(rows);
    }

    @Override
    public long highestSequence() {
      return book.highestSequence();
    }
  }
}
