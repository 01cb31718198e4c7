package io.consentgate.signature;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * Keeps a program's {@link Identity} as a private JWK (RFC 8037) of mode 0600, with the public half
 * beside it. The private half is never held in a string.
 */
public final class IdentityFile {
  /** Name of the private file inside its folder. */
  public static final String PRIVATE_NAME = "identity.jwk";

  /** Name of the public file inside its folder; anybody may read it. */
  public static final String PUBLIC_NAME = "identity.pub.jwk";

  private static final byte[] HEAD = ascii("{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"");
  private static final byte[] MIDDLE = ascii("\",\"d\":\"");
  private static final byte[] TAIL = ascii("\"}\n");
  private static final int ENCODED_KEY = 43;

  private IdentityFile() {}

  /**
   * Reads the identity, or mints one at first start.
   *
   * @param folder made with mode 0700 if it is not there
   * @throws KeyFileException if the file is torn, foreign or open to others
   */
  public static Identity openOrMint(Path folder, SecureRandom random) throws KeyFileException {
    KeyFiles.makeFolder(folder);
    Path file = folder.resolve(PRIVATE_NAME);
    Identity identity;
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      identity = open(file);
    } else {
      identity = Identity.mint(random);
      write(file, identity);
    }
    writePublic(folder.resolve(PUBLIC_NAME), identity.verificationKey());
    return identity;
  }

  private static Identity open(Path file) throws KeyFileException {
    byte[] bytes = KeyFiles.read(file, KeyFiles.PRIVATE);
    byte[] seed = new byte[0];
    try {
      int x = HEAD.length;
      int d = x + ENCODED_KEY + MIDDLE.length;
      boolean whole =
          bytes.length == d + ENCODED_KEY + TAIL.length
              && holds(bytes, 0, HEAD)
              && holds(bytes, x + ENCODED_KEY, MIDDLE)
              && holds(bytes, d + ENCODED_KEY, TAIL);
      if (!whole) {
        throw torn(file);
      }
      seed = decode(bytes, d);
      return Identity.ofRaw(seed, decode(bytes, x));
    } catch (IllegalArgumentException _) {
      throw torn(file);
    } finally {
      Arrays.fill(bytes, (byte) 0);
      Arrays.fill(seed, (byte) 0);
    }
  }

  private static void write(Path file, Identity identity) throws KeyFileException {
    byte[] seed = identity.seed();
    byte[] x = encode(identity.verificationKey().raw());
    byte[] d = encode(seed);
    byte[] bytes = new byte[HEAD.length + x.length + MIDDLE.length + d.length + TAIL.length];
    int at = 0;
    for (byte[] part : new byte[][] {HEAD, x, MIDDLE, d, TAIL}) {
      System.arraycopy(part, 0, bytes, at, part.length);
      at += part.length;
    }
    try {
      KeyFiles.write(file, bytes, KeyFiles.PRIVATE);
    } finally {
      Arrays.fill(bytes, (byte) 0);
      Arrays.fill(seed, (byte) 0);
      Arrays.fill(d, (byte) 0);
    }
  }

  private static void writePublic(Path file, VerificationKey key) throws KeyFileException {
    byte[] wanted = ascii(key.toJwk() + "\n");
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Arrays.equals(KeyFiles.read(file, KeyFiles.PUBLIC), wanted)) {
      return;
    }
    KeyFiles.write(file, wanted, KeyFiles.PUBLIC);
  }

  private static KeyFileException torn(Path file) {
    return new KeyFileException(
        file
            + " is torn or not ours; put it back from a backup, or move it away to mint a new key,"
            + " after which the other program must be paired again");
  }

  private static byte[] encode(byte[] raw) {
    return Base64.getUrlEncoder().withoutPadding().encode(raw);
  }

  private static byte[] decode(byte[] bytes, int from) {
    byte[] text = Arrays.copyOfRange(bytes, from, from + ENCODED_KEY);
    try {
      return Base64.getUrlDecoder().decode(text);
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  private static boolean holds(byte[] bytes, int at, byte[] part) {
    return Arrays.equals(bytes, at, at + part.length, part, 0, part.length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
