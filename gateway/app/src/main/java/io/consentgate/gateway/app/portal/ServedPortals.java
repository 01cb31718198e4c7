package io.consentgate.gateway.app.portal;

import io.consentgate.contract.entitlement.PortalId;
import java.util.List;
import java.util.Optional;

/** The portals of this gateway, in the order they were named. */
public final class ServedPortals implements AutoCloseable {

  private final List<ServedPortal> all;

  /** Takes the portals; at least one. */
  public ServedPortals(List<ServedPortal> all) {
    this.all = List.copyOf(all);
  }

  /** Returns all of them. */
  public List<ServedPortal> all() {
    return all;
  }

  /** Returns the first. */
  public ServedPortal first() {
    return all.getFirst();
  }

  /** Finds one by name. */
  public Optional<ServedPortal> find(PortalId id) {
    return all.stream().filter(portal -> portal.id().equals(id)).findFirst();
  }

  /** Tells whether any of them is shown drawn or stored pictures. */
  public boolean isSynthetic() {
    return all.stream().anyMatch(portal -> portal.lens().state().isSynthetic());
  }

  @Override
  public void close() {
    all.forEach(portal -> portal.lens().close());
  }
}
