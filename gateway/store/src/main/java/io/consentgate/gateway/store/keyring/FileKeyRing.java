package io.consentgate.gateway.store.keyring;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.gateway.store.custody.KeyHalves;
import io.consentgate.gateway.store.keyring.SealedRing.DamagedRingException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's halves of keys in a file of their own.
 *
 * <p><b>Security guarantees.</b> The ring is sealed under a root slot, a file of its own.
 * Destroying a half draws a fresh slot, seals the remaining halves under it and destroys the old
 * slot: a copy of the ring made before opens with nothing that is left on this machine. It does not
 * reach a copy that was made of ring and slot together. Overwriting a file reaches the file, not
 * blocks that a medium keeps aside.
 *
 * <p>A ring that cannot be read is never replaced by itself: see {@link #state}.
 */
public final class FileKeyRing implements KeyHalves, AutoCloseable {

  private static final String NEXT_STEP =
      "Put keyring/ring and its root slot back as they were, or start once with --accept-lost-keys:"
          + " the old ring is then set aside and people enrol again.";

  private final RingFolder folder;
  private @Nullable OpenRing loaded;
  private String damage = "";

  private FileKeyRing(RingFolder folder) {
    this.folder = folder;
  }

  /**
   * Opens the ring of a folder, or makes an empty one where there has never been one.
   *
   * @param folder holds ring and slots only
   * @param random where slots and nonces come from
   * @param expected whether references exist, so that a ring must
   * @throws StoreUnavailableException if the folder cannot be read or written
   */
  public static FileKeyRing open(Path folder, SecureRandom random, boolean expected) {
    return open(folder, random, expected, _ -> {});
  }

  /** As {@link #open(Path, SecureRandom, boolean)}, telling each step; the test stops at one. */
  static FileKeyRing open(
      Path folder, SecureRandom random, boolean expected, Consumer<RingStep> reached) {
    FileKeyRing ring = new FileKeyRing(new RingFolder(folder, random, reached));
    ring.begin(expected);
    return ring;
  }

  /** Tells whether the ring can be read. */
  public synchronized RingState state() {
    OpenRing current = loaded;
    return current == null
        ? new RingState.Unreadable(damage + ". " + NEXT_STEP)
        : new RingState.Open(current.halves().size());
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
      folder.setAside(now);
      loaded = folder.create();
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  @Override
  public synchronized void add(GrantId grant, SecretBytes half) {
    OpenRing current = required();
    if (current.halves().containsKey(grant)) {
      throw new IllegalStateException("a half is for one seal");
    }
    if (half.sizeBytes() != SealedRing.HALF_BYTES) {
      throw new IllegalArgumentException("the gateway's half has 32 bytes");
    }
    Map<GrantId, SecretBytes> after = new HashMap<>(current.halves());
    SecretBytes copy = half.copy();
    after.put(grant, copy);
    try {
      folder.write(after, current.slotNumber(), current.slot());
      loaded = new OpenRing(after, current.slotNumber(), current.slot());
    } catch (IOException e) {
      copy.close();
      reload(current);
      throw unavailable(e);
    }
  }

  @Override
  public synchronized Optional<SecretBytes> half(GrantId grant) {
    OpenRing current = loaded;
    SecretBytes half = current == null ? null : current.halves().get(grant);
    return half == null ? Optional.empty() : Optional.of(half.copy());
  }

  @Override
  public synchronized boolean holds(GrantId grant) {
    OpenRing current = loaded;
    return current != null && current.halves().containsKey(grant);
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
    try {
      Map<GrantId, SecretBytes> after = new HashMap<>(current.halves());
      if (after.keySet().removeAll(grants)) {
        loaded = folder.ratchet(after);
        current.slot().close();
        grants.forEach(grant -> close(current.halves().get(grant)));
      } else {
        folder.tidy(current.slotNumber());
      }
    } catch (IOException e) {
      reload(current);
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
      List<Instant> lost = folder.setAside();
      boolean setAside = lost.stream().anyMatch(time -> !time.isBefore(issued));
      OpenRing fresh = folder.load();
      try {
        return new RingResidue(
            true,
            fresh.halves().containsKey(grant) || holds(grant),
            folder.hasOtherSlots(fresh.slotNumber()),
            folder.hasTemporaryFiles(),
            setAside);
      } finally {
        close(fresh);
      }
    } catch (IOException | DamagedRingException _) {
      return new RingResidue(false, true, true, true, true);
    }
  }

  @Override
  public synchronized void close() {
    OpenRing current = loaded;
    loaded = null;
    damage = "The key ring is closed";
    close(current);
  }

  private void begin(boolean expected) {
    try {
      if (folder.isNew() && !expected) {
        loaded = folder.create();
      } else {
        OpenRing found = folder.load();
        loaded = found;
        folder.tidy(found.slotNumber());
      }
    } catch (DamagedRingException e) {
      damage = sentence(e);
    } catch (IOException e) {
      close();
      throw unavailable(e);
    }
  }

  /** After a failed write the files alone know what holds. */
  private void reload(OpenRing before) {
    close(before);
    loaded = null;
    try {
      loaded = folder.load();
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

  private static void close(@Nullable SecretBytes half) {
    if (half != null) {
      half.close();
    }
  }

  private static StoreUnavailableException unavailable(IOException e) {
    return new StoreUnavailableException(
        "The key ring cannot be written: " + e.getClass().getSimpleName() + ".",
        "See that the disk is neither full nor read-only, then try again; nothing was lost.",
        e);
  }
}
