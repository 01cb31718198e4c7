package io.consentgate.gateway.app;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.gateway.app.Settings.AuthoritySetting;
import io.consentgate.gateway.app.Settings.KeyRingSetting;
import io.consentgate.gateway.app.Settings.Listening;
import io.consentgate.gateway.app.Settings.ModelSetting;
import io.consentgate.gateway.biometric.PadLevel;
import io.consentgate.gateway.camera.Region;
import io.consentgate.gateway.camera.source.CameraSources;
import io.consentgate.gateway.store.GatewayStore.LostKeys;
import io.consentgate.gateway.store.keyring.RootSource;
import io.consentgate.signature.NamedPack;
import io.consentgate.signature.PackFileException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns what was said on the command line into settings that fit together, or says what does not.
 */
final class SettingsReader {

  private static final int MOST_PORTALS = 8;
  private static final String DEFAULT_CAMERA = "v4l2:0";

  private SettingsReader() {}

  /**
   * Reads the settings.
   *
   * @throws StartRefused with the next step, if something does not fit
   */
  static Settings read(Options options) {
    Listening listening = listening(options);
    NamedPack pack = pack(options);
    List<PortalSetting> portals = portals(options);
    for (PortalSetting portal : portals) {
      requireTrial(portal, pack);
    }
    return new Settings(
        gateway(options.gatewayId),
        options.data.toAbsolutePath().normalize(),
        listening,
        authority(options),
        portals,
        models(options),
        pad(options.pad),
        pack,
        keyRing(options),
        zone(options.zone));
  }

  private static NamedPack pack(Options options) {
    try {
      return NamedPack.read(options.pack, Optional.ofNullable(options.packKey));
    } catch (PackFileException e) {
      throw new StartRefused(String.valueOf(e.getMessage()));
    }
  }

  private static Listening listening(Options options) {
    if (options.port < 0 || options.port > 65_535) {
      throw new StartRefused("--port is a number from 0 to 65535.");
    }
    try {
      InetAddress.getByName(options.bind);
    } catch (UnknownHostException _) {
      throw new StartRefused(
          "--bind " + options.bind + " is no address of this machine; use 127.0.0.1.");
    }
    Listening listening =
        new Listening(
            options.bind,
            options.port,
            Optional.ofNullable(options.tlsKeystore),
            Optional.ofNullable(options.tlsPasswordFile));
    if (!listening.isLoopback() && listening.keyStore().isEmpty()) {
      throw new StartRefused(
          "Listening on "
              + options.bind
              + " would let other machines in without encryption; name a key store with"
              + " --tls-keystore, or leave --bind at 127.0.0.1.");
    }
    return listening;
  }

  private static AuthoritySetting authority(Options options) {
    URI address = uri(options.authority, "--authority");
    String scheme = scheme(address);
    boolean plainBeyond =
        scheme.equals("http")
            && !new Listening(host(address), 0, Optional.empty(), Optional.empty()).isLoopback();
    if (!(scheme.equals("http") || scheme.equals("https")) || plainBeyond) {
      throw new StartRefused(
          "--authority is https://HOST:PORT, or http:// for an authority on this machine.");
    }
    if (options.pollSeconds < 1 || options.pollSeconds > 60) {
      throw new StartRefused("--poll is a number of seconds from 1 to 60.");
    }
    if (options.authorityTrust != null && !scheme.equals("https")) {
      throw new StartRefused(
          "--authority-trust is for an authority over TLS; give --authority as https://HOST:PORT, or"
              + " leave it out.");
    }
    return new AuthoritySetting(
        address,
        Optional.ofNullable(options.authorityTrust),
        options.pair,
        Optional.ofNullable(options.authorityData),
        Duration.ofSeconds(options.pollSeconds));
  }

  private static List<PortalSetting> portals(Options options) {
    Map<String, String> targets = new LinkedHashMap<>();
    for (String portal : options.portals.isEmpty() ? List.of("main=log:") : options.portals) {
      int at = portal.indexOf('=');
      if (at < 1) {
        throw new StartRefused("--portal is NAME=log: or NAME=http(s)://…, such as main=log:");
      }
      targets.put(portal.substring(0, at), portal.substring(at + 1));
    }
    if (targets.size() > MOST_PORTALS) {
      throw new StartRefused("One gateway serves up to 8 portals; start another for the rest.");
    }
    Map<String, String> cameras = byPortal(options.cameras, targets);
    Map<String, String> regions = byPortal(options.regions, targets);
    List<PortalSetting> settings = new ArrayList<>();
    targets.forEach(
        (name, target) ->
            settings.add(
                new PortalSetting(
                    portal(name),
                    target(target),
                    checked(cameras.getOrDefault(name, DEFAULT_CAMERA), targets),
                    regions.containsKey(name)
                        ? region(regions.get(name), targets)
                        : Region.WHOLE)));
    return settings;
  }

  /** What is said of no portal by name is said of the first. */
  private static Map<String, String> byPortal(List<String> said, Map<String, String> portals) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String each : said) {
      int at = each.indexOf('=');
      boolean named = at > 0 && portals.containsKey(each.substring(0, at));
      String portal = named ? each.substring(0, at) : portals.keySet().iterator().next();
      texts.put(portal, named ? each.substring(at + 1) : each);
    }
    return texts;
  }

  private static String checked(String camera, Map<String, String> portals) {
    try {
      CameraSources.isForTrialOnly(camera);
      return camera;
    } catch (IllegalArgumentException e) {
      throw new StartRefused(
          "--camera is [PORTAL=]URI with PORTAL one of "
              + String.join(", ", portals.keySet())
              + "; "
              + e.getMessage()
              + ".");
    }
  }

  private static Region region(String text, Map<String, String> portals) {
    try {
      return Region.parse(text);
    } catch (IllegalArgumentException e) {
      throw new StartRefused(
          "--region is [PORTAL=]REGION with PORTAL one of "
              + String.join(", ", portals.keySet())
              + "; "
              + e.getMessage()
              + ".");
    }
  }

  private static void requireTrial(PortalSetting portal, NamedPack pack) {
    if (!portal.isSynthetic()) {
      return;
    }
    if (!portal.isLogOnly()) {
      throw new StartRefused(
          "Portal "
              + portal.id()
              + " could open a real door, so its camera cannot be drawn or read from files; name a"
              + " real camera, or use log: as its target.");
    }
    if (!pack.pack().isTrialOnly()) {
      throw new StartRefused(
          "Pack "
              + pack.pack().id()
              + " is for a door in earnest, so cameras cannot be drawn or read from files; name a"
              + " real camera.");
    }
  }

  private static URI target(String text) {
    URI target = text.equals("log:") ? URI.create("log:portal") : uri(text, "--portal");
    if (!Set.of("log", "http", "https").contains(scheme(target))) {
      throw new StartRefused("A portal's target is log: or http(s)://HOST/PATH.");
    }
    return target;
  }

  private static PortalId portal(String name) {
    try {
      return new PortalId(name);
    } catch (IllegalArgumentException e) {
      throw new StartRefused("--portal: " + e.getMessage() + ".");
    }
  }

  private static ModelSetting models(Options options) {
    try {
      return new ModelSetting(
          options.modelSet,
          options.models,
          options.retiredSets.stream()
              .map(ModelSetId::new)
              .collect(Collectors.toUnmodifiableSet()));
    } catch (IllegalArgumentException e) {
      throw new StartRefused("--retire-model-set: " + e.getMessage() + ".");
    }
  }

  private static PadLevel pad(String word) {
    return PadLevel.of(word)
        .orElseThrow(() -> new StartRefused("--pad is " + PadLevel.words() + "."));
  }

  private static KeyRingSetting keyRing(Options options) {
    try {
      return new KeyRingSetting(
          RootSource.parse(options.root, System.getenv()),
          options.acceptLostKeys ? LostKeys.ACCEPT : LostKeys.KEEP);
    } catch (IllegalArgumentException e) {
      throw new StartRefused("--root: " + e.getMessage() + ".");
    }
  }

  private static ZoneId zone(String name) {
    try {
      return name.isEmpty() ? LocalZone.find() : ZoneId.of(name);
    } catch (DateTimeException _) {
      throw new StartRefused("--zone is the name of a time zone, such as Asia/Shanghai.");
    }
  }

  private static GatewayId gateway(String name) {
    try {
      return new GatewayId(name);
    } catch (IllegalArgumentException e) {
      throw new StartRefused("--gateway-id: " + e.getMessage() + ".");
    }
  }

  private static URI uri(String text, String option) {
    try {
      return new URI(text);
    } catch (URISyntaxException _) {
      throw new StartRefused(option + " needs a whole address, such as http://127.0.0.1:8480");
    }
  }

  private static String scheme(URI uri) {
    return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
  }

  private static String host(URI uri) {
    return uri.getHost() == null ? "" : uri.getHost();
  }
}
