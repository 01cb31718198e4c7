package io.consentgate.evaluation.demo;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.pass.InvalidPassException;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.pass.PassCodec;
import io.consentgate.signature.IdentityFile;
import io.consentgate.signature.KeyFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;

/** The gateway's files as a thief, a backup or an inspector sees them. */
final class Vault {

  private final Path gateway;
  private final Path work;
  private final Loot before;
  private int copies;

  /**
   * Prepares copies.
   *
   * @param gateway the gateway's data folder
   * @param work where copies go
   */
  Vault(Path gateway, Path work) throws IOException {
    this.gateway = gateway;
    this.work = work;
    before = new Loot(work.resolve("before"));
  }

  /** Saves row and key ring as they are, and for the control also what opens the key ring. */
  void save() throws IOException {
    before.takeRows(gateway);
    before.takeRing(gateway);
    before.takeSlots(gateway);
  }

  /**
   * Breaks in with everything that was saved: row, key ring, what opens it, and the pass.
   *
   * @param pass picture of the pass
   */
  Burglary.Outcome breakInBefore(byte[] pass) throws IOException {
    return burglary().open(before.copyTo(fresh()), pass);
  }

  /**
   * Breaks in with the saved row and the pass, once with the saved key ring and once with the one
   * on the disk, each with everything that lies on the disk now.
   *
   * @param pass picture of the pass
   * @return {@code OPENED} if either works
   */
  Burglary.Outcome breakInAfter(byte[] pass) throws IOException {
    Loot oldRing = new Loot(fresh());
    oldRing.takeRows(before.folder());
    oldRing.takeRing(before.folder());
    oldRing.takeSlots(gateway);
    Loot newRing = new Loot(fresh());
    newRing.takeRows(before.folder());
    newRing.takeRing(gateway);
    newRing.takeSlots(gateway);
    Burglary.Outcome first = burglary().open(oldRing, pass);
    return first == Burglary.Outcome.OPENED ? first : burglary().open(newRing, pass);
  }

  /**
   * Puts the saved row back into the database that the running gateway has open.
   *
   * @param pass picture of the pass, which names the row
   * @param debugger attached to the gateway
   */
  void putRowBack(byte[] pass, Debugger debugger)
      throws IOException, SQLException, InterruptedException {
    SealedRow row = SealedRow.read(before.copyTo(fresh()).folder(), grant(pass));
    Path statements = Files.writeString(fresh().resolve("row.sql"), row.asStatements());
    debugger.runSql(SealedRow.url(gateway), statements);
  }

  /** Tells whether the row lies in the database file, while the gateway runs. */
  boolean isRowBack(byte[] pass) throws IOException, SQLException {
    Loot copy = new Loot(fresh());
    copy.takeRows(gateway);
    return SealedRow.isIn(copy.folder(), grant(pass));
  }

  /** Puts the saved key ring back beside the present one, under the running gateway. */
  void putRingBack() throws IOException {
    before.putRingBack(gateway);
  }

  /**
   * Breaks in with everything that lies on the disk now, and the pass.
   *
   * @param pass picture of the pass
   */
  Burglary.Outcome breakInNow(byte[] pass) throws IOException {
    Loot all = new Loot(fresh());
    all.takeRows(gateway);
    all.takeRing(gateway);
    all.takeSlots(gateway);
    return burglary().open(all, pass);
  }

  private Burglary burglary() throws IOException {
    return new Burglary(InstantSource.system(), passes());
  }

  private PassCodec passes() throws IOException {
    try {
      return new PassCodec(IdentityFile.openOrMint(gateway, new SecureRandom()).keyPair());
    } catch (KeyFileException e) {
      throw new IOException(e);
    }
  }

  private GrantId grant(byte[] pass) throws IOException {
    try (SecretBytes text = HeldCode.passText(pass);
        PresentedPass opened = passes().open(text)) {
      return opened.grant();
    } catch (InvalidPassException e) {
      throw new IOException("not a pass of this gateway", e);
    }
  }

  private Path fresh() throws IOException {
    copies++;
    return Files.createDirectories(work.resolve("copy-" + copies));
  }
}
