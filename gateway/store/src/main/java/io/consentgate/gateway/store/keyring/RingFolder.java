package io.consentgate.gateway.store.keyring;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.keyring.SealedRing.DamagedRingException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Consumer;

/**
 * The ring and its root slots as files.
 *
 * <p>Invariant between any two steps of {@link #ratchet}: the ring in place opens with the slot it
 * names, and that slot's file is there. Whatever else lies in the folder is a left-over that {@link
 * #tidy} removes.
 */
final class RingFolder {

  private static final String LOST = "lost.";

  private final Path folder;
  private final Path ring;
  private final RootSlots slots;
  private final SecureRandom random;
  private final Consumer<RingStep> reached;

  RingFolder(Path folder, SecureRandom random, Consumer<RingStep> reached) {
    this.folder = folder;
    this.random = random;
    this.reached = reached;
    ring = folder.resolve("ring");
    slots = new RootSlots(folder, random);
  }

  /** Tells whether this folder has never had a ring, or only the beginnings of its first. */
  boolean isNew() throws IOException {
    SortedSet<Long> numbers = slots.numbers();
    return !Files.exists(ring) && (numbers.isEmpty() || numbers.last() == 1);
  }

  /** Makes the first ring, empty. */
  OpenRing create() throws IOException {
    SecretBytes slot = slots.create(1);
    write(Map.of(), 1, slot);
    return new OpenRing(new HashMap<>(), 1, slot);
  }

  /** Reads the ring. */
  OpenRing load() throws IOException, DamagedRingException {
    if (!Files.isRegularFile(ring)) {
      throw new DamagedRingException("the key ring's file is missing");
    }
    byte[] bytes = Files.readAllBytes(ring);
    long number = SealedRing.slotNumber(bytes);
    SecretBytes slot =
        slots
            .read(number)
            .orElseThrow(
                () ->
                    new DamagedRingException(
                        "the key ring's root slot root." + number + " is missing or cut short"));
    try {
      return new OpenRing(SealedRing.open(bytes, slot), number, slot);
    } catch (DamagedRingException e) {
      slot.close();
      throw e;
    }
  }

  /** Replaces the ring under the slot in use. */
  void write(Map<GrantId, SecretBytes> halves, long number, SecretBytes slot) throws IOException {
    Path temporary =
        DurableFiles.writeTemporary(ring, SealedRing.seal(halves, number, slot, random));
    reached.accept(RingStep.RING_WRITTEN);
    DurableFiles.moveInPlace(temporary, ring);
    reached.accept(RingStep.RING_RENAMED);
  }

  /** Replaces the ring under a fresh slot and destroys all others, so that no copy of it opens. */
  OpenRing ratchet(Map<GrantId, SecretBytes> halves) throws IOException {
    SortedSet<Long> numbers = slots.numbers();
    long number = numbers.isEmpty() ? 1 : numbers.last() + 1;
    SecretBytes slot = slots.create(number);
    try {
      reached.accept(RingStep.SLOT_WRITTEN);
      write(halves, number, slot);
      tidy(number);
      return new OpenRing(halves, number, slot);
    } catch (IOException e) {
      slot.close();
      throw e;
    }
  }

  /** Destroys every slot but one and every unfinished file. */
  void tidy(long current) throws IOException {
    for (long number : slots.numbers()) {
      if (number != current) {
        destroy(slots.path(number));
      }
    }
    for (Path left : named("*" + DurableFiles.TEMPORARY)) {
      destroy(left);
    }
  }

  /** Tells whether a slot lies here that is not the ring's own. */
  boolean hasOtherSlots(long current) throws IOException {
    SortedSet<Long> numbers = slots.numbers();
    return numbers.size() != 1 || numbers.first() != current;
  }

  /** Tells whether unfinished files lie here. */
  boolean hasTemporaryFiles() throws IOException {
    return !named("*" + DurableFiles.TEMPORARY).isEmpty();
  }

  /** Renames ring and slots so that a new ring can begin; deletes nothing. */
  void setAside(Instant now) throws IOException {
    String prefix = LOST + now.getEpochSecond() + ".";
    List<Path> all = new ArrayList<>();
    for (long number : slots.numbers()) {
      all.add(slots.path(number));
    }
    if (Files.exists(ring)) {
      all.add(ring);
    }
    for (Path file : all) {
      DurableFiles.moveInPlace(file, folder.resolve(prefix + file.getFileName()));
    }
  }

  /** Returns when rings that still lie here were set aside. */
  List<Instant> setAside() throws IOException {
    List<Instant> times = new ArrayList<>();
    for (Path file : named(LOST + "*")) {
      String rest = file.getFileName().toString().substring(LOST.length());
      String seconds = rest.substring(0, Math.max(0, rest.indexOf('.')));
      times.add(
          seconds.matches("[0-9]{1,12}")
              ? Instant.ofEpochSecond(Long.parseLong(seconds))
              : Instant.MAX);
    }
    return times;
  }

  private void destroy(Path file) throws IOException {
    DurableFiles.overwrite(file);
    reached.accept(RingStep.OLD_SLOT_OVERWRITTEN);
    DurableFiles.delete(file);
    reached.accept(RingStep.OLD_SLOT_DELETED);
  }

  private List<Path> named(String pattern) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
      files.forEach(found::add);
    }
    return found;
  }
}
