package io.consentgate.evaluation.demo;

import io.consentgate.evaluation.residue.Finding;
import io.consentgate.evaluation.residue.GatewayProcess;
import io.consentgate.evaluation.residue.MemoryScan;
import io.consentgate.evaluation.residue.MemoryScan.Found;
import io.consentgate.evaluation.residue.MemoryScan.Wanted;
import io.consentgate.evaluation.residue.Place;
import io.consentgate.evaluation.residue.Residue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A house with a network camera, into whose gateway's memory somebody looks; the gateway is stopped
 * meanwhile, so that what is looked at is one moment.
 */
final class WatchedHouse implements AutoCloseable {

  private static final Duration LATER = Duration.ofSeconds(1);

  /** Bytes can be looked for only where one and the same picture is seen each time. */
  private static final List<String> REPEATING = List.of("--pad", "none");

  private static final String RING = "keyring";

  private final Path folder;
  private final SmallHouse house;
  private final List<WatchedCamera> cameras = new ArrayList<>();
  private final HouseRoot root;
  private @Nullable KnownRing former;
  private List<Wanted> secrets = List.of();
  private List<Wanted> present = List.of();
  private List<Wanted> picture = List.of();
  private byte[] pictured = {};

  /**
   * Starts everything.
   *
   * @param root what the key ring lies under
   */
  WatchedHouse(Path folder, HouseRoot root, SmallHouse.Start start, WatchedCamera.Maker maker)
      throws Exception {
    this.folder = folder;
    this.root = root;
    house =
        new SmallHouse(
            folder,
            start,
            scene -> {
              cameras.add(maker.of(scene));
              return cameras.getFirst().address();
            },
            Stream.concat(REPEATING.stream(), root.options().stream()).toList());
  }

  SmallHouse house() {
    return house;
  }

  WatchedCamera camera() {
    return cameras.getFirst();
  }

  /** Returns a copy of the gateway's data folder, made while its memory was looked at first. */
  Path loot() {
    return folder.resolve("loot");
  }

  /** Returns the names of all that is looked for. */
  List<String> names() {
    return Stream.concat(secrets.stream(), picture.stream())
        .map(Wanted::toString)
        .distinct()
        .toList();
  }

  /** Returns how many pieces of something are looked for. */
  long pieces(String name) {
    return picture.stream().filter(each -> each.toString().equals(name)).count();
  }

  /**
   * Holds the pass of a guest up, in a picture with the marker, once the gateway has noticed that a
   * look stopped it for longer than a camera may be silent, and has its pictures again.
   */
  String presentMarked(Guest guest) throws Exception {
    Thread.sleep(LATER);
    house.awaitOpen();
    camera().scene().mark(true);
    String reason = house.present(guest);
    camera().scene().mark(false);
    return reason;
  }

  /**
   * Counts what is in memory a second and one full collection from now, and prints it.
   *
   * @param guest whose
   * @param when for the print
   * @return how often each thing lies where: {@code thing @ place}
   */
  Map<String, Long> look(Guest guest, String when) throws Exception {
    Thread.sleep(LATER);
    HeapSpaces spaces = HeapSpaces.collect(house.pid());
    signal("STOP");
    try {
      List<Wanted> wanted = wanted(guest);
      long begin = System.nanoTime();
      Found found = new MemoryScan(house.pid()).look(wanted);
      System.out.printf(
          "memory after %s: %d MB in %d ms%n",
          when, found.bytes() >> 20, (System.nanoTime() - begin) / 1_000_000);
      Map<String, Long> counts =
          found.hits().stream()
              .collect(
                  Collectors.groupingBy(
                      hit -> hit.name() + " @ " + spaces.place(hit),
                      TreeMap::new,
                      Collectors.counting()));
      counts.forEach((what, count) -> System.out.printf("%6d  %s%n", count, what));
      return counts;
    } finally {
      signal("CONT");
    }
  }

  /**
   * Looks into every file of both programs and of some backups for the same bytes.
   *
   * @param backups folders
   */
  List<Finding> inFiles(List<Path> backups) {
    List<Place> places = new ArrayList<>();
    places.add(new Place(Place.Kind.DATA, house.data().root()));
    backups.forEach(backup -> places.add(new Place(Place.Kind.BACKUP, backup)));
    List<Wanted> wanted = Stream.concat(secrets.stream(), picture.stream()).toList();
    return new Residue(places, new GatewayProcess.None(), (_, _) -> {})
        .of(wanted).stream().filter(finding -> !finding.place().equals("memory")).toList();
  }

  @Override
  public void close() {
    house.close();
    cameras.forEach(WatchedCamera::close);
  }

  private List<Wanted> wanted(Guest guest) throws Exception {
    KnownRing ring = KnownRing.read(house.data().gateway().resolve(RING), root);
    KnownRing before = former;
    if (before == null) {
      former = ring;
      Known.copy(house.data().gateway(), loot());
      secrets = new ArrayList<>(Known.of(guest, root, loot()));
      secrets.addAll(ring.rootKey());
      secrets.addAll(ring.shardKey(Known.grant(guest, loot())));
    } else {
      present = ring.keysSince(before, Known.grant(guest, loot()));
    }
    byte[] marked = camera().marked();
    if (!Arrays.equals(pictured, marked)) {
      pictured = marked;
      picture = camera().known(folder);
    }
    return Stream.of(secrets, present, picture).flatMap(List::stream).toList();
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(house.pid())).start();
    if (kill.waitFor() != 0) {
      throw new IOException("the gateway cannot be sent " + name);
    }
  }
}
