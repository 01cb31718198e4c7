package io.consentgate.gateway.store.backup;

import io.consentgate.gateway.store.DataFolder;
import io.consentgate.gateway.store.disk.DurableFolders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A backup as it lies on a disk: the journal in {@code journal.zip}, and {@code manifest}, written
 * last, which tells whose it is, of which form, from when, and the journal's SHA-256.
 *
 * @param folder holds both
 * @param made when the copy was taken
 */
public record BackupFolder(Path folder, Instant made) {

  private static final String JOURNAL = "journal.zip";
  private static final String MANIFEST = "manifest";
  private static final String FIRST_LINE = "consent-gate backup";
  private static final int MANIFEST_VERSION = 1;
  private static final int MOST_MANIFEST_BYTES = 4096;

  private static final Pattern LINES =
      Pattern.compile(
          FIRST_LINE
              + " ([0-9]{1,9})\\ngateway ([0-9a-f]{64})\\nform ([0-9]{1,9})\\n"
              + "made ([0-9TZ:.-]{1,40})\\nsha256 ([0-9a-f]{64})\\n");

  /**
   * Makes the folder, so that it is known to be writable before anything is asked of a gateway.
   *
   * @throws BackupException if it cannot be made, or something lies there already
   */
  static void prepare(Path folder) throws BackupException {
    try {
      DurableFolders.make(folder);
      try (var files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new BackupException(
              folder + " is not empty. Name a folder that is not there yet; none was changed.");
        }
      }
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    } catch (FileAlreadyExistsException e) {
      throw new BackupException(folder + " is a file. Name a folder that is not there yet.", e);
    } catch (IOException e) {
      throw new BackupException(
          folder + " cannot be written to. Name another folder, or see who may write there.", e);
    }
  }

  /** Returns where the journal's copy lies. */
  Path journal() {
    return folder.resolve(JOURNAL);
  }

  /**
   * Writes the manifest of a journal that lies in the folder, and brings both to the disk.
   *
   * @param gateway the gateway's data folder
   */
  void seal(Path gateway) throws IOException {
    Files.setPosixFilePermissions(journal(), PosixFilePermissions.fromString("rw-------"));
    sync(journal());
    String text =
        "%s %d\ngateway %s\nform %d\nmade %s\nsha256 %s\n"
            .formatted(
                FIRST_LINE,
                MANIFEST_VERSION,
                owner(gateway),
                DataFolder.VERSION,
                made,
                digest(journal()));
    Path manifest = folder.resolve(MANIFEST);
    Files.writeString(manifest, text);
    Files.setPosixFilePermissions(manifest, PosixFilePermissions.fromString("rw-------"));
    sync(manifest);
    DurableFolders.sync(folder);
  }

  /**
   * Reads a backup and sees that it is whole, of a form we know and this gateway's own.
   *
   * @param folder where it lies
   * @param gateway the gateway's data folder
   * @throws BackupException with the next step, if it may not be used
   */
  static BackupFolder read(Path folder, Path gateway) throws BackupException {
    try {
      Path manifest = folder.resolve(MANIFEST);
      if (!Files.isRegularFile(manifest) || !Files.isRegularFile(folder.resolve(JOURNAL))) {
        throw new BackupException(
            folder + " holds no finished backup. Name the folder that ./consentgate backup made.");
      }
      if (Files.size(manifest) > MOST_MANIFEST_BYTES) {
        throw torn(folder);
      }
      String text = Files.readString(manifest);
      requireVersion(text, folder);
      Matcher lines = LINES.matcher(text);
      if (!lines.matches()) {
        throw torn(folder);
      }
      BackupFolder backup = new BackupFolder(folder, Instant.parse(lines.group(4)));
      backup.require(lines.group(2), Integer.parseInt(lines.group(3)), lines.group(5), gateway);
      return backup;
    } catch (IOException | DateTimeParseException _) {
      throw torn(folder);
    }
  }

  private void require(String owner, int form, String digest, Path gateway)
      throws IOException, BackupException {
    if (form > DataFolder.VERSION) {
      throw newer(folder);
    }
    if (!owner.equals(owner(gateway))) {
      throw new BackupException(
          folder
              + " is the backup of another gateway; the keys here open nothing of it. Name a backup"
              + " of this gateway, or its data folder with --data.");
    }
    if (!digest(journal()).equals(digest)) {
      throw torn(folder);
    }
  }

  private static void requireVersion(String text, Path folder) throws BackupException {
    List<String> lines = text.lines().toList();
    String first = lines.isEmpty() ? "" : lines.getFirst();
    String number = first.substring(Math.min(first.length(), FIRST_LINE.length())).strip();
    if (first.startsWith(FIRST_LINE)
        && number.matches("[0-9]{1,9}")
        && Integer.parseInt(number) > MANIFEST_VERSION) {
      throw newer(folder);
    }
  }

  private static BackupException newer(Path folder) {
    return new BackupException(
        folder + " was made by a newer version. Restore it with that version.");
  }

  private static BackupException torn(Path folder) {
    return new BackupException(
        folder + " is torn or was changed since it was made. Name an older backup.");
  }

  /** The gateway's own public key tells whose a journal is. */
  private static String owner(Path gateway) throws IOException {
    return digest(gateway.resolve("identity.pub.jwk"));
  }

  private static String digest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] part = new byte[1 << 16];
      for (int n = in.read(part); n >= 0; n = in.read(part)) {
        sha256.update(part, 0, n);
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
