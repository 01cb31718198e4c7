package io.consentgate.evaluation.sabotage;

import io.consentgate.gateway.app.Settings;
import io.consentgate.gateway.app.authority.AuthorityKeys;
import io.consentgate.gateway.app.authority.AuthorityLink;
import io.consentgate.gateway.app.authority.HttpAuthorityLink;
import io.consentgate.gateway.app.authority.HttpWire;
import io.consentgate.gateway.app.wiring.AuthorityWiring;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;

/** {@link Sabotage#STATUS_NEVER_REFRESHED}. */
@Factory
@Requires(property = Sabotage.PROPERTY, value = "status-never-refreshed")
final class StatusNeverRefreshed {

  /** Returns a line that fetches one status list and no other. */
  @Singleton
  @Replaces(value = AuthorityLink.class, factory = AuthorityWiring.class)
  AuthorityLink link(
      Settings settings,
      AuthorityKeys keys,
      HttpAuthorityLink.Sender sender,
      ObjectMapper json,
      HttpWire wire) {
    return new FrozenLink(
        new HttpAuthorityLink(settings.authority().address(), keys, sender, json, wire));
  }
}
