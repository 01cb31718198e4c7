package io.consentgate.gateway.app.portal;

import io.consentgate.gateway.access.Portal;
import io.consentgate.gateway.app.PortalSetting;
import io.consentgate.gateway.app.StartRefused;
import io.consentgate.signature.Identity;
import io.consentgate.signature.ReleaseSigner;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Makes portals as they were configured. */
public final class PortalMaker {

  private final Path data;
  private final Identity identity;
  private final String gateway;
  private final InstantSource clock;
  private final SecureRandom random;

  /**
   * Takes what portals need.
   *
   * @param data folder for logs
   * @param identity signs releases
   * @param gateway this gateway's name
   * @param clock for time
   * @param random for ids
   */
  public PortalMaker(
      Path data, Identity identity, String gateway, InstantSource clock, SecureRandom random) {
    this.data = data;
    this.identity = identity;
    this.gateway = gateway;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Makes one.
   *
   * @throws StartRefused if its log cannot be read
   */
  public Portal make(PortalSetting setting) {
    if (!setting.isLogOnly()) {
      ReleaseSigner signature = new ReleaseSigner(identity, gateway, random);
      return new HttpPortal(setting.target(), setting.id(), signature, clock);
    }
    Path file = data.resolve("portal-" + setting.id() + ".log");
    try {
      return new LogPortal(file, clock);
    } catch (IOException _) {
      throw new StartRefused(
          "The log " + file + " cannot be read; see whose file it is, or move it away.");
    }
  }
}
