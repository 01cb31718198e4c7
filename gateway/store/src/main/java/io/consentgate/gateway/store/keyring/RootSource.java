package io.consentgate.gateway.store.keyring;

import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;

/**
 * Where the root of a key ring comes from.
 *
 * <table>
 * <caption>Forms</caption>
 * <tr><td>{@code file}</td><td>a key in the slot's own file</td></tr>
 * <tr><td>{@code passphrase:FILE}</td><td>the first line of a file, at least 12 bytes</td></tr>
 * <tr><td>{@code credential:NAME}</td><td>a systemd credential, at least 32 random bytes</td></tr>
 * <tr><td>{@code fd:N}</td><td>the same from an open file descriptor</td></tr>
 * <tr><td>{@code pkcs11:slot-id=N?module-path=LIBRARY&pin-source=FILE}</td><td>a PKCS #11 token
 * (RFC 7512)</td></tr>
 * </table>
 */
public final class RootSource {

  /** A key in the slot's own file. */
  public static final RootSource FILE = new RootSource(RootKind.FILE, "");

  private static final int LEAST_PASSPHRASE_BYTES = 12;
  private static final int LEAST_SECRET_BYTES = 32;
  private static final int MOST_SECRET_BYTES = 4096;
  private static final String CREDENTIALS = "CREDENTIALS_DIRECTORY";

  private final RootKind kind;
  private final String where;

  private RootSource(RootKind kind, String where) {
    this.kind = kind;
    this.where = where;
  }

  /**
   * Reads a setting; nothing is opened yet. To be called before the program opens files of its own:
   * what it opened itself is no descriptor that it was given.
   *
   * @param text one of the forms above
   * @param environment the process's environment, for systemd's credentials folder
   * @throws IllegalArgumentException if it is none, saying what would be
   */
  public static RootSource parse(String text, Map<String, String> environment) {
    int at = text.indexOf(':');
    String form = at < 0 ? text : text.substring(0, at);
    String rest = at < 0 ? "" : text.substring(at + 1);
    return switch (form) {
      case "file" -> FILE;
      case "passphrase" -> new RootSource(RootKind.PASSPHRASE, named(rest, form));
      case "credential" ->
          new RootSource(RootKind.CREDENTIAL, credential(named(rest, form), environment));
      case "fd" -> new RootSource(RootKind.CREDENTIAL, GivenDescriptor.of(rest));
      case "pkcs11" -> new RootSource(RootKind.TOKEN, TokenAddress.parse(text).toString());
      default ->
          throw new IllegalArgumentException(
              "a root is file, passphrase:FILE, credential:NAME, fd:NUMBER or pkcs11:…");
    };
  }

  /** Returns which kind of root it is. */
  public RootKind kind() {
    return kind;
  }

  /**
   * Opens the root; the caller closes it.
   *
   * @throws StoreUnavailableException if it is not to be had
   */
  Root open(SecureRandom random) {
    return switch (kind) {
      case FILE -> new FileRoot(random);
      case PASSPHRASE, CREDENTIAL -> new SecretRoot(kind, secret(), random);
      case TOKEN -> TokenRoot.open(TokenAddress.parse(where));
    };
  }

  private SecretBytes secret() {
    byte[] bytes = new byte[0];
    try {
      bytes = ZeroedTransfer.read(Path.of(where), MOST_SECRET_BYTES + 1);
      return SecretBytes.take(kind == RootKind.PASSPHRASE ? firstLine(bytes) : whole(bytes));
    } catch (IOException e) {
      throw new StoreUnavailableException(
          "The key ring's root " + kind + " cannot be read.",
          "See that what --root names is there and yours to read.",
          e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static byte[] firstLine(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
      end++;
    }
    if (end < LEAST_PASSPHRASE_BYTES || end > MOST_SECRET_BYTES) {
      throw new StoreUnavailableException(
          "The passphrase of the key ring's root has to have 12 to 4096 bytes on one line.",
          "Put another into the file that --root names.");
    }
    return Arrays.copyOf(bytes, end);
  }

  private static byte[] whole(byte[] bytes) {
    if (bytes.length < LEAST_SECRET_BYTES || bytes.length > MOST_SECRET_BYTES) {
      throw new StoreUnavailableException(
          "The secret of the key ring's root has to have 32 to 4096 bytes.",
          "Make one of random bytes, for example: head -c 32 /dev/urandom");
    }
    return bytes.clone();
  }

  private static String named(String rest, String form) {
    if (rest.isEmpty()) {
      throw new IllegalArgumentException("a root " + form + ": needs a name after it");
    }
    return rest;
  }

  private static String credential(String name, Map<String, String> environment) {
    String folder = environment.getOrDefault(CREDENTIALS, "");
    if (folder.isEmpty() || name.contains("/")) {
      throw new IllegalArgumentException(
          "a root credential:NAME needs a service with LoadCredential=NAME:… (systemd)");
    }
    return Path.of(folder, name).toString();
  }
}
