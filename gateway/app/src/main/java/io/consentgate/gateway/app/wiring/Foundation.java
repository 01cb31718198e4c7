package io.consentgate.gateway.app.wiring;

import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.gateway.app.Settings;
import io.consentgate.gateway.app.StartRefused;
import io.consentgate.signature.Identity;
import io.consentgate.signature.IdentityFile;
import io.consentgate.signature.KeyFileException;
import io.consentgate.signature.LocalPairing;
import io.consentgate.signature.PinnedKeys;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/** What everything else stands on: time, chance, names and keys. */
@Factory
public final class Foundation {

  /** Returns the wall clock. */
  @Singleton
  @Primary
  public InstantSource wall() {
    return InstantSource.system();
  }

  /** Returns the clock that nobody can set, in nanoseconds. */
  @Singleton
  public LongSupplier monotonicNanos() {
    return System::nanoTime;
  }

  /** Returns the source of chance. */
  @Singleton
  public SecureRandom random() {
    return new SecureRandom();
  }

  /** Returns the zone in which pages tell times. */
  @Singleton
  public ZoneId zone(Settings settings) {
    return settings.zone();
  }

  /** Returns this gateway's name. */
  @Singleton
  public GatewayId gateway(Settings settings) {
    return settings.gateway();
  }

  /** Returns the policy pack. */
  @Singleton
  public PolicyPack pack(Settings settings) {
    return settings.pack().pack();
  }

  /** Returns this gateway's key, minted at first start. */
  @Singleton
  public Identity identity(Settings settings, SecureRandom random) {
    try {
      return IdentityFile.openOrMint(settings.data(), random);
    } catch (KeyFileException e) {
      throw new StartRefused(sentence(e));
    }
  }

  /** Returns the keys of peers pinned here. */
  @Singleton
  public PinnedKeys pinned(Settings settings) {
    try {
      return PinnedKeys.open(settings.data().resolve(LocalPairing.PEERS));
    } catch (KeyFileException e) {
      throw new StartRefused(sentence(e));
    }
  }

  private static String sentence(KeyFileException e) {
    return "The gateway's keys cannot be used: " + e.getMessage() + ".";
  }
}
