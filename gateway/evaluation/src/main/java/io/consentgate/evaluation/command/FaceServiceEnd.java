package io.consentgate.evaluation.command;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GatewayId;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.consent.GrantRecord;
import io.consentgate.gateway.pass.InvalidPassException;
import io.consentgate.gateway.store.GatewayStore;
import io.consentgate.gateway.store.GatewayStore.LostKeys;
import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.gateway.store.journal.JournalState;
import io.consentgate.gateway.store.keyring.RootSource;
import io.consentgate.gateway.withdrawal.EndRules;
import io.consentgate.gateway.withdrawal.Erasure;
import io.consentgate.gateway.withdrawal.ErasureProof;
import io.consentgate.gateway.withdrawal.SweepProgress;
import io.consentgate.gateway.withdrawal.SweepResult;
import io.consentgate.gateway.withdrawal.WithdrawalService;
import io.consentgate.signature.CertificateSigner;
import io.consentgate.signature.IdentityFile;
import io.consentgate.signature.KeyFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/** Ends the service that compares faces, in the data folder of a gateway that does not run. */
final class FaceServiceEnd implements AutoCloseable {

  /** Long enough to shorten nobody's time: the service ends, whatever the pack allows. */
  private static final Duration UNTOUCHED = Duration.ofDays(36_500);

  private final Path data;
  private final GatewayStore store;

  private FaceServiceEnd(Path data, GatewayStore store) {
    this.data = data;
    this.store = store;
  }

  /**
   * Opens the data folder.
   *
   * @param data the gateway's data folder
   * @param root what its key ring is sealed under, as for the gateway
   * @throws ProgramException with the next step, if it cannot be opened
   */
  static FaceServiceEnd open(Path data, String root) throws ProgramException {
    if (!Files.isRegularFile(data.resolve("journal.mv.db"))) {
      throw new ProgramException(
          data + " holds no gateway's data; name the gateway's data folder with --data.");
    }
    try {
      RootSource source = RootSource.parse(root, System.getenv());
      GatewayStore store = GatewayStore.open(data, source, LostKeys.KEEP, InstantSource.system());
      if (store.journal().state() instanceof JournalState.Unreadable(String reason)) {
        store.close();
        throw new ProgramException(reason + " Nothing was changed.");
      }
      return new FaceServiceEnd(data, store);
    } catch (IllegalArgumentException e) {
      throw new ProgramException("--root: " + e.getMessage() + ".");
    } catch (StoreUnavailableException e) {
      throw new ProgramException(String.valueOf(e.getMessage()));
    }
  }

  /** Returns how many consents to the way with a face stand. */
  int standing() {
    return store.journal().standing().size();
  }

  /**
   * Ends the service and erases every reference, each with its certificate. Repeated after a power
   * cut, it goes on where it was.
   *
   * @param progress is told after each erasure
   * @throws ProgramException with the next step, if it could not go on
   */
  SweepResult end(SweepProgress progress) throws ProgramException {
    try {
      GatewayClock clock =
          new GatewayClock(InstantSource.system(), System::nanoTime, store.entries().clockMark());
      store.journal().faceService().end(clock.latest());
      WithdrawalService withdrawals = withdrawals(clock);
      withdrawals.cutOff();
      return withdrawals.sweep(progress);
    } catch (StoreUnavailableException e) {
      throw new ProgramException(
          e.getMessage() + " The service is not ended everywhere; run the command again.");
    } catch (KeyFileException e) {
      throw new ProgramException("The gateway's keys cannot be used: " + e.getMessage() + ".");
    }
  }

  /** Lets the service begin again; nothing that was erased comes back. */
  void begin() {
    store.journal().faceService().begin();
  }

  @Override
  public void close() {
    store.close();
  }

  private WithdrawalService withdrawals(GatewayClock clock) throws KeyFileException {
    CertificateSigner signer =
        new CertificateSigner(IdentityFile.openOrMint(data, new SecureRandom()));
    return new WithdrawalService(
        _ -> {
          throw new InvalidPassException("nobody shows a pass here");
        },
        store.keyRing(),
        store.erasures(),
        new ErasureProof(gateway(), store.residueCheck(), signer::sign, store.erasureReach()),
        new EndRules(UNTOUCHED, _ -> false, store.journal().faceService()::isEnded),
        clock);
  }

  /** Every grant here names this gateway. */
  private GatewayId gateway() {
    Stream<ConsentGrant> begun =
        store.erasures().unfinished().stream()
            .map(Erasure::grant)
            .map(store.journal().grants()::find)
            .flatMap(Optional::stream)
            .map(GrantRecord::grant);
    return Stream.concat(store.journal().standing().stream(), begun)
        .map(grant -> grant.terms().gateway())
        .findFirst()
        .orElse(new GatewayId("gate-1"));
  }
}
