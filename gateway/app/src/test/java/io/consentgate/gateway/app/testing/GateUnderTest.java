package io.consentgate.gateway.app.testing;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.gateway.app.PortalSetting;
import io.consentgate.gateway.app.RunningGateway;
import io.consentgate.gateway.app.Settings;
import io.consentgate.gateway.biometric.PadLevel;
import io.consentgate.gateway.camera.Region;
import io.consentgate.gateway.store.GatewayStore.LostKeys;
import io.consentgate.gateway.store.keyring.RootSource;
import io.consentgate.signature.Identity;
import io.consentgate.signature.IdentityFile;
import io.consentgate.signature.LocalPairing;
import io.consentgate.signature.NamedPack;
import io.consentgate.signature.Parties;
import io.consentgate.signature.PinnedKeys;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A whole gateway with its real store, paired with an authority that stands in. */
public final class GateUnderTest implements AutoCloseable {

  /** The gateway's name. */
  public static final String GATEWAY = "gate-1";

  private final StandInAuthority authority;
  private final RunningGateway gateway;
  private final Path data;

  /** Starts both in a folder, the gateway with one portal. */
  public GateUnderTest(Path folder) throws Exception {
    this(folder, List.of(portal("main")));
  }

  /** Starts both in a folder. */
  public GateUnderTest(Path folder, List<PortalSetting> portals) throws Exception {
    data = folder.resolve("gateway");
    authority = new StandInAuthority(folder.resolve("known-gateways"));
    Identity identity = IdentityFile.openOrMint(data, new SecureRandom());
    authority.gateways().pin(GATEWAY, identity.verificationKey());
    PinnedKeys.open(data.resolve(LocalPairing.PEERS))
        .pin(Parties.AUTHORITY, authority.identity().verificationKey());
    gateway = RunningGateway.start(settings(data, authority.address(), portals));
  }

  /** Returns a portal that only logs. */
  public static PortalSetting portal(String name) {
    return new PortalSetting(
        new PortalId(name), URI.create("log:portal"), "synthetic:none.json", Region.WHOLE);
  }

  /** Returns settings for a gateway on a free port with one portal that only logs. */
  public static Settings settings(Path data, URI authority) {
    return settings(data, authority, List.of(portal("main")));
  }

  private static Settings settings(Path data, URI authority, List<PortalSetting> portals) {
    return new Settings(
        new GatewayId(GATEWAY),
        data,
        new Settings.Listening("127.0.0.1", 0, Optional.empty(), Optional.empty()),
        new Settings.AuthoritySetting(
            authority, Optional.empty(), "", Optional.empty(), Duration.ofMillis(300)),
        portals,
        new Settings.ModelSetting("bundled", List.of(), Set.of()),
        PadLevel.FROZEN_FRAMES,
        new NamedPack(PolicyPack.DEMO, "00"),
        new Settings.KeyRingSetting(RootSource.FILE, LostKeys.KEEP),
        ZoneOffset.UTC);
  }

  /** Returns the authority. */
  public StandInAuthority authority() {
    return authority;
  }

  /** Returns the gateway's address. */
  public URI address() {
    return gateway.address();
  }

  /** Returns what stands before the lens. */
  public DoorstepControl doorstep() {
    return gateway.context().getBean(DoorstepControl.class);
  }

  /** Returns the gateway itself. */
  public RunningGateway gateway() {
    return gateway;
  }

  /** Returns how often the portal was released. */
  public int releases() throws Exception {
    Path log = data.resolve("portal-main.log");
    return Files.exists(log) ? Files.readAllLines(log).size() : 0;
  }

  @Override
  public void close() {
    gateway.close();
    authority.close();
  }
}
