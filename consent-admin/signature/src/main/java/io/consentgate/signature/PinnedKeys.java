package io.consentgate.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The peers that a program knows: a folder with one public JWK file a peer, named after it. A key
 * that is pinned is never replaced by itself; somebody has to delete the file first.
 *
 * <p>Safe for use by several threads. Files that appear later are seen without a restart.
 */
public final class PinnedKeys {
  private static final Pattern PEER = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final String SUFFIX = ".jwk";

  private final Path folder;
  private SortedMap<String, VerificationKey> keys = new TreeMap<>();
  private FileTime seen = FileTime.fromMillis(0);

  private PinnedKeys(Path folder) {
    this.folder = folder;
  }

  /**
   * Opens a folder of pinned keys.
   *
   * @param folder made with mode 0700 if it is not there
   * @throws KeyFileException if a file in it is no public key or others may write it
   */
  public static PinnedKeys open(Path folder) throws KeyFileException {
    KeyFiles.makeFolder(folder);
    PinnedKeys pinned = new PinnedKeys(folder);
    pinned.read(true);
    return pinned;
  }

  /** Returns the key of a peer, if one is pinned. */
  public synchronized Optional<VerificationKey> find(String peerId) {
    refresh();
    return Optional.ofNullable(keys.get(peerId));
  }

  /** Returns who has the key of this thumbprint, if anybody pinned has. */
  public synchronized Optional<String> peerOf(String thumbprint) {
    refresh();
    return keys.entrySet().stream()
        .filter(entry -> entry.getValue().thumbprint().equals(thumbprint))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Returns all peers and their keys, by name. */
  public synchronized SortedMap<String, VerificationKey> all() {
    refresh();
    return new TreeMap<>(keys);
  }

  /**
   * Pins a peer's key. Pinning the same key again changes nothing.
   *
   * @throws KeyFileException if another key is pinned for this peer or the file cannot be written
   * @throws IllegalArgumentException if the name is off
   */
  public synchronized void pin(String peerId, VerificationKey key) throws KeyFileException {
    if (!PEER.matcher(peerId).matches()) {
      throw new IllegalArgumentException(
          "a peer has 1 to 32 lower-case letters, digits and hyphens");
    }
    read(false);
    VerificationKey known = keys.get(peerId);
    Path file = folder.resolve(peerId + SUFFIX);
    if (known != null && !known.equals(key)) {
      throw new KeyFileException(
          file + " holds another key; delete it if " + peerId + " really has a new one");
    }
    if (known == null) {
      KeyFiles.write(
          file, (key.toJwk() + "\n").getBytes(StandardCharsets.US_ASCII), KeyFiles.PRIVATE);
      keys.put(peerId, key);
    }
  }

  private void refresh() {
    try {
      if (!Files.getLastModifiedTime(folder).equals(seen)) {
        read(false);
      }
    } catch (IOException | KeyFileException _) {
      // A folder that cannot be read adds nobody: those already known stay known.
      return;
    }
  }

  private void read(boolean strict) throws KeyFileException {
    SortedMap<String, VerificationKey> found = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      seen = Files.getLastModifiedTime(folder);
      for (Path file : files) {
        readOne(file, strict, found);
      }
    } catch (IOException e) {
      throw new KeyFileException(folder + " cannot be read; check whose folder it is", e);
    }
    keys = found;
  }

  private static void readOne(Path file, boolean strict, Map<String, VerificationKey> into)
      throws KeyFileException {
    String name = file.getFileName().toString();
    String peer = name.substring(0, name.length() - SUFFIX.length());
    try {
      if (!PEER.matcher(peer).matches()) {
        throw new IllegalArgumentException("not the name of a peer");
      }
      byte[] bytes = KeyFiles.read(file, KeyFiles.PUBLIC);
      into.put(peer, VerificationKey.ofJwk(new String(bytes, StandardCharsets.US_ASCII)));
    } catch (IllegalArgumentException e) {
      if (strict) {
        throw new KeyFileException(
            file + " is no public key of a peer; delete it and pair again", e);
      }
    } catch (KeyFileException e) {
      if (strict) {
        throw e;
      }
    }
  }
}
