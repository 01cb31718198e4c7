package io.consentgate.gateway.app;

import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.gateway.biometric.PadLevel;
import io.consentgate.gateway.store.GatewayStore.LostKeys;
import io.consentgate.gateway.store.keyring.RootSource;
import io.consentgate.signature.NamedPack;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How this gateway was told to run.
 *
 * @param gateway its name
 * @param data its data folder
 * @param listening where it listens
 * @param authority where and how the authority is reached
 * @param portals its portals, at least one
 * @param models which networks
 * @param pad what is done against pictures in place of a person
 * @param pack the policy pack and its digest
 * @param keyRing how the key ring is opened
 * @param zone in which times are told
 */
public record Settings(
    GatewayId gateway,
    Path data,
    Listening listening,
    AuthoritySetting authority,
    List<PortalSetting> portals,
    ModelSetting models,
    PadLevel pad,
    NamedPack pack,
    KeyRingSetting keyRing,
    ZoneId zone) {

  /**
   * Where it listens.
   *
   * @param bind address
   * @param port 0 for any free one
   * @param keyStore PKCS #12 file for TLS, or empty
   * @param keyStorePasswordFile file with its password, or empty
   */
  public record Listening(
      String bind, int port, Optional<Path> keyStore, Optional<Path> keyStorePasswordFile) {

    /** Tells whether only this machine can reach it. */
    public boolean isLoopback() {
      try {
        return InetAddress.getByName(bind).isLoopbackAddress();
      } catch (UnknownHostException _) {
        return false;
      }
    }
  }

  /**
   * Where and how the authority is reached.
   *
   * @param address its address
   * @param trust PEM file of certificates that its TLS may show, or empty for the machine's list
   * @param pairingCode a code to pair with now, or empty
   * @param localData data folder of an authority on this machine, or empty
   * @param every pause between two rounds
   */
  public record AuthoritySetting(
      URI address,
      Optional<Path> trust,
      String pairingCode,
      Optional<Path> localData,
      Duration every) {}

  /**
   * Which networks.
   *
   * @param set name in the catalogue
   * @param folders the operator's model folders, the first to be asked first
   * @param retired sets whose references are erased
   */
  public record ModelSetting(String set, List<Path> folders, Set<ModelSetId> retired) {

    /** Copies the collections. */
    public ModelSetting {
      folders = List.copyOf(folders);
      retired = Set.copyOf(retired);
    }
  }

  /**
   * How the key ring is opened.
   *
   * @param root what its root slot is sealed under
   * @param lostKeys what to do about a key ring that cannot be read
   */
  public record KeyRingSetting(RootSource root, LostKeys lostKeys) {}

  /** Copies the list. */
  public Settings {
    portals = List.copyOf(portals);
  }
}
