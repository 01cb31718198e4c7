package io.consentgate.authority.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * One-time sign-in: whoever may write the data folder may sign in. A code has 192 random bits; the
 * folder holds its SHA-256 and when it ends, and the first use removes it. So the running server
 * and the command that makes a new link need no other way to talk.
 */
public final class SignInLinks {
  /** How long a link counts. */
  public static final Duration LIFETIME = Duration.ofMinutes(15);

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{32}");

  private final Path folder;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * Opens the links of an authority.
   *
   * @param dataFolder the authority's data folder
   * @param clock tells the time
   */
  public SignInLinks(Path dataFolder, InstantSource clock) {
    this.folder = dataFolder.resolve("sign-in");
    this.clock = clock;
  }

  /** Makes a code and forgets the ones that ran out. */
  public String mint() throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    sweep();
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    String code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Path file =
        Files.createFile(
            folder.resolve(hash(code)),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, clock.instant().plus(LIFETIME).toString(), StandardCharsets.US_ASCII);
    return code;
  }

  /** Uses a code up; tells whether it counted. */
  public boolean redeem(String code) {
    if (!FORM.matcher(code).matches()) {
      return false;
    }
    Path file = folder.resolve(hash(code));
    try {
      String end = Files.readString(file, StandardCharsets.US_ASCII);
      Files.delete(file);
      return clock.instant().isBefore(Instant.parse(end));
    } catch (NoSuchFileException _) {
      return false;
    } catch (DateTimeException _) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void sweep() throws IOException {
    Instant now = clock.instant();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).toInstant().plus(LIFETIME).isBefore(now)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static String hash(String code) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(code.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
