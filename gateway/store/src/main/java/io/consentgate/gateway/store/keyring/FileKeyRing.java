package io.consentgate.gateway.store.keyring;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.gateway.store.custody.KeyHalves;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's halves of keys in files of their own.
 *
 * <p><b>Security guarantees.</b> The halves lie in shards, each sealed under a key of its own; the
 * keys lie in a root slot, a file of its own that the root seals. Destroying a half seals the
 * remaining halves of its shard under a fresh key, writes a fresh slot and destroys the old one: a
 * copy of the shard made before opens with nothing that is left on this machine. Whether it opens
 * with a copy of shard and slot together depends on the root ({@link RootKind}): only a token
 * destroys what no copy holds. Overwriting a file reaches the file, not blocks that a medium keeps
 * aside.
 *
 * <p>An erasure rewrites one shard of {@value Shard#COUNT} and the slot, however many halves there
 * are; a half that is added goes into the room at the end of its shard's file.
 *
 * <p>A ring that cannot be read is never replaced by itself: see {@link #state}.
 */
public final class FileKeyRing implements KeyHalves, AutoCloseable {

  private static final String NEXT_STEP =
      "Put the folder keyring back as it was, name the root it was made with (--root), or start once"
          + " with --accept-lost-keys: the old ring is then set aside and people enrol again.";

  private final Root root;
  private final RingFolder folder;
  private @Nullable OpenRing loaded;
  private boolean isUnsettled;
  private String damage = "";

  private FileKeyRing(Root root, RingFolder folder) {
    this.root = root;
    this.folder = folder;
  }

  /**
   * Opens the ring of a folder, or makes an empty one where there has never been one.
   *
   * @param folder holds ring and slots only
   * @param source what slots are sealed under
   * @param random where keys and nonces come from
   * @param expected whether references exist, so that a ring must
   * @throws StoreUnavailableException if the folder cannot be read or written, or the root is not
   *     to be had
   */
  public static FileKeyRing open(
      Path folder, RootSource source, SecureRandom random, boolean expected) {
    return open(folder, source.open(random), random, expected, _ -> {});
  }

  /** As above, under an open root and telling each step; the test stops at one. */
  static FileKeyRing open(
      Path folder, Root root, SecureRandom random, boolean expected, Consumer<RingStep> reached) {
    FileKeyRing ring = new FileKeyRing(root, new RingFolder(folder, root, random, reached));
    ring.begin(expected);
    return ring;
  }

  /** Returns what slots are sealed under. */
  public RootKind rootKind() {
    return root.kind();
  }

  /** Tells whether the ring can be read. */
  public synchronized RingState state() {
    OpenRing current = loaded;
    return current == null
        ? new RingState.Unreadable(damage + ". " + NEXT_STEP)
        : new RingState.Open(current.size());
  }

  /**
   * Sets an unreadable ring aside and begins an empty one; does nothing to a ring that can be read.
   *
   * @param now becomes part of the names of the files set aside
   */
  public synchronized void acceptLostKeys(Instant now) {
    if (loaded != null) {
      return;
    }
    try {
      folder.lost().setAside(now);
      loaded = folder.create();
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  @Override
  public synchronized void add(GrantId grant, SecretBytes half) {
    if (grant.equals(Shard.INSTALLATION)) {
      throw new IllegalArgumentException("no grant has the id that is all zeros");
    }
    put(grant, half);
  }

  @Override
  public boolean isRootCopyable() {
    return rootKind().isCopyable();
  }

  @Override
  public synchronized SecretBytes installationSecret() {
    required();
    if (!holds(Shard.INSTALLATION)) {
      try (SecretBytes drawn = folder.draw()) {
        put(Shard.INSTALLATION, drawn);
      }
    }
    return half(Shard.INSTALLATION).orElseThrow();
  }

  private void put(GrantId grant, SecretBytes half) {
    OpenRing current = required();
    int number = Shard.of(grant);
    Shard before = current.shard(number);
    if (before.holds(grant)) {
      throw new IllegalStateException("a half is for one seal");
    }
    if (half.sizeBytes() != Shard.HALF_BYTES) {
      throw new IllegalArgumentException("the gateway's half has 32 bytes");
    }
    Shard after = before.with(grant, half);
    try {
      settle(current);
      loaded = added(current, number, after);
      before.close();
    } catch (IOException e) {
      after.close();
      reload(current);
      throw unavailable(e);
    }
  }

  @Override
  public synchronized Optional<SecretBytes> half(GrantId grant) {
    OpenRing current = loaded;
    return current == null ? Optional.empty() : current.shard(Shard.of(grant)).half(grant);
  }

  @Override
  public synchronized boolean holds(GrantId grant) {
    OpenRing current = loaded;
    return current != null && current.shard(Shard.of(grant)).holds(grant);
  }

  /**
   * {@inheritDoc}
   *
   * <p>With a ring that cannot be read it does nothing: the half can be neither used nor destroyed,
   * and the residue check says so.
   */
  @Override
  public synchronized void destroy(Set<GrantId> grants) {
    OpenRing current = loaded;
    if (current == null) {
      return;
    }
    SortedMap<Integer, Shard> changed = current.without(grants);
    try {
      settle(current);
      if (changed.isEmpty()) {
        folder.tidy(current);
      } else {
        loaded = folder.ratchet(current, changed);
        changed.keySet().forEach(number -> current.shard(number).close());
      }
      folder.overwriteForSure(required(), grants);
    } catch (IOException e) {
      changed.values().forEach(Shard::close);
      reload(required());
      throw unavailable(e);
    }
  }

  /**
   * Looks for a grant's half in the files themselves.
   *
   * @param issued when the grant was issued: what was set aside before then cannot hold it
   */
  public synchronized RingResidue residue(GrantId grant, Instant issued) {
    try {
      RingResidue onDisk = folder.residue(grant, issued);
      return holds(grant) ? onDisk.withHalf() : onDisk;
    } catch (IOException | DamagedRingException _) {
      return RingResidue.UNREADABLE;
    }
  }

  @Override
  public synchronized void close() {
    OpenRing current = loaded;
    loaded = null;
    damage = "The key ring is closed";
    close(current);
    root.close();
  }

  private OpenRing added(OpenRing current, int number, Shard after) throws IOException {
    if (current.table().generation(number) == 0) {
      return folder.ratchet(current, new TreeMap<>(Map.of(number, after)));
    }
    ShardTail tail = folder.add(number, after, current.tail(number), current.table());
    KeptShard[] shards = current.shards();
    shards[number] = new KeptShard(after, tail);
    return new OpenRing(current.slot(), current.table(), shards);
  }

  private void settle(OpenRing current) throws IOException {
    if (isUnsettled) {
      folder.settle(current);
      isUnsettled = false;
    }
  }

  private void begin(boolean expected) {
    try {
      if (folder.isNew() && !expected) {
        loaded = folder.create();
      } else {
        OpenRing found = folder.load();
        loaded = found;
        folder.settle(found);
      }
    } catch (DamagedRingException e) {
      damage = sentence(e);
    } catch (IOException e) {
      close();
      throw unavailable(e);
    }
  }

  /**
   * After a failed write the files alone know what holds; and not for sure how much of it the disk
   * has, so that no file is added to, and the next change brings to the disk what was read here.
   */
  private void reload(OpenRing before) {
    close(before);
    loaded = null;
    isUnsettled = true;
    try {
      loaded = folder.load().withoutRoom();
    } catch (DamagedRingException e) {
      damage = sentence(e);
    } catch (IOException _) {
      damage = "The key ring cannot be read";
    }
  }

  private OpenRing required() {
    OpenRing current = loaded;
    if (current == null) {
      throw new StoreUnavailableException(damage + ".", NEXT_STEP);
    }
    return current;
  }

  private static String sentence(DamagedRingException e) {
    String message = String.valueOf(e.getMessage());
    return Character.toUpperCase(message.charAt(0)) + message.substring(1);
  }

  private static void close(@Nullable OpenRing ring) {
    if (ring != null) {
      ring.close();
    }
  }

  private static StoreUnavailableException unavailable(IOException e) {
    return new StoreUnavailableException(
        "The key ring cannot be written: " + e.getClass().getSimpleName() + ".",
        "See that the disk is neither full nor read-only, then try again; nothing was lost.",
        e);
  }
}
