package io.consentgate.evaluation.residue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.consentgate.evaluation.residue.FileScan.Seen;
import io.consentgate.evaluation.residue.FileScan.Unread;
import io.consentgate.evaluation.residue.MemoryScan.Hit;
import io.consentgate.evaluation.residue.MemoryScan.Wanted;
import io.consentgate.gateway.store.keyring.RingResidue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Looks through every file of some places, and through the memory of the gateway, for what must be
 * gone after an erasure.
 *
 * <p>Only exact bytes are found. Of a sealed reference and of secrets, which are long, each piece
 * of 32 bytes counts; nothing that was encrypted, packed or encoded anew is recognised, but for zip
 * and gzip files.
 */
public final class Residue {

  private static final String MEMORY = "memory";
  private static final String ID_TEXT = "the grant's id as text";
  private static final int MOST_NAMED = 5;

  private final List<Place> places;
  private final GatewayProcess process;
  private final BiConsumer<String, Long> progress;

  /**
   * Prepares.
   *
   * @param places where to look
   * @param process in whose memory to look
   * @param progress is told which place it is at, and how many bytes of it were read
   */
  public Residue(List<Place> places, GatewayProcess process, BiConsumer<String, Long> progress) {
    this.places = List.copyOf(places);
    this.process = process;
    this.progress = progress;
  }

  /**
   * Looks for what an operator can look for: the id of a grant that has ended, and its sealed
   * reference, as far as it lies behind that id in a database file of any age.
   *
   * @param grant which grant
   * @param ring what the key ring has of it
   */
  public List<Finding> of(KnownGrant grant, RingResidue ring) {
    List<Wanted> wanted = new ArrayList<>();
    wanted.add(new Wanted(FileScan.ID, grant.id().toBytes()));
    wanted.add(new Wanted(ID_TEXT, grant.id().toString().getBytes(US_ASCII)));
    Set<String> sealed = new LinkedHashSet<>();
    grant.row().ifPresent(row -> sealed.add(HexFormat.of().formatHex(row)));
    for (Place place : places) {
      if (place.kind() == Place.Kind.DATA || place.kind() == Place.Kind.BACKUP) {
        FileScan scan = scan(place, wanted);
        tried(scan, place.folder());
        scan.sealed().forEach(each -> sealed.add(HexFormat.of().formatHex(each)));
      }
    }
    sealed.forEach(each -> wanted.add(new Wanted(FileScan.SEALED, HexFormat.of().parseHex(each))));
    List<Finding> findings = new ArrayList<>();
    places.forEach(place -> findings.addAll(look(place, wanted, Grading.ofEnded(ring))));
    findings.addAll(
        memory(
            wanted,
            hit ->
                hit.name().equals(FileScan.SEALED)
                    ? Grading.ofSealed(ring)
                    : new Finding(
                        Grade.EXPECTED, "", hit.name() + ", as a running gateway knows it")));
    return findings;
  }

  /**
   * Looks for exact secrets; whoever calls this has them.
   *
   * @param secrets what to look for
   */
  public List<Finding> of(List<Wanted> secrets) {
    List<Finding> findings = new ArrayList<>();
    places.forEach(place -> findings.addAll(look(place, secrets, Grading.OF_SECRETS)));
    findings.addAll(memory(secrets, hit -> new Finding(Grade.FOUND, "", hit.name())));
    return findings;
  }

  private List<Finding> look(Place place, List<Wanted> wanted, Grading grading) {
    String name = place.kind().toString();
    if (!Files.isDirectory(place.folder())) {
      return List.of(new Finding(Grade.NOT_LOOKED, name, place.folder() + " is no folder"));
    }
    FileScan scan = scan(place, wanted);
    List<Finding> findings = new ArrayList<>();
    if (!tried(scan, place.folder())) {
      findings.add(new Finding(Grade.NOT_LOOKED, name, place.folder() + " could not be read"));
    }
    for (Seen seen : scan.seen()) {
      Finding grade = grading.of(place.kind(), seen);
      findings.add(new Finding(grade.grade(), name, where(place, seen) + ": " + grade.what()));
    }
    findings.addAll(unread(name, scan.unread()));
    if (findings.isEmpty()) {
      findings.add(
          new Finding(
              Grade.CLEAN,
              name,
              "%s: nothing in %d file(s), %d kB"
                  .formatted(place.folder(), scan.files(), scan.bytes() >> 10)));
    }
    return findings;
  }

  private FileScan scan(Place place, List<Wanted> wanted) {
    Set<Path> others = new HashSet<>();
    for (Place each : places) {
      if (!each.folder().equals(place.folder())) {
        others.add(each.folder());
      }
    }
    return new FileScan(wanted, others, bytes -> progress.accept(place.kind().toString(), bytes));
  }

  private static boolean tried(FileScan scan, Path folder) {
    try {
      scan.look(folder);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static String where(Place place, Seen seen) {
    String entry = seen.entry().isEmpty() ? "" : " (" + seen.entry() + ")";
    return place.folder().relativize(seen.file()) + entry;
  }

  private static List<Finding> unread(String name, List<Unread> unread) {
    List<Finding> findings = new ArrayList<>();
    for (Unread each : unread.subList(0, Math.min(MOST_NAMED, unread.size()))) {
      findings.add(
          new Finding(
              Grade.NOT_LOOKED,
              name,
              "%s could not be read to its end (%s)".formatted(each.file(), each.why())));
    }
    if (unread.size() > MOST_NAMED) {
      findings.add(
          new Finding(
              Grade.NOT_LOOKED, name, "%d more like it".formatted(unread.size() - MOST_NAMED)));
    }
    return findings;
  }

  /** Says how bad it is that something lies in memory. */
  @FunctionalInterface
  private interface HitGrading {
    Finding of(Hit hit);
  }

  private List<Finding> memory(List<Wanted> wanted, HitGrading grading) {
    return switch (process) {
      case GatewayProcess.None() ->
          List.of(new Finding(Grade.CLEAN, MEMORY, "no gateway runs on this data folder"));
      case GatewayProcess.Hidden() ->
          List.of(
              new Finding(
                  Grade.NOT_LOOKED,
                  MEMORY,
                  "a gateway runs, in a process that cannot be seen from here: run this as root, on"
                      + " its machine and outside any container"));
      case GatewayProcess.Running(long pid) -> memory(pid, wanted, grading);
    };
  }

  private List<Finding> memory(long pid, List<Wanted> wanted, HitGrading grading) {
    progress.accept(MEMORY, 0L);
    try {
      MemoryScan.Found found =
          new MemoryScan(pid)
              .look(wanted.stream().flatMap(each -> each.pieces().stream()).toList());
      Set<Finding> findings = new LinkedHashSet<>();
      for (Hit hit : found.hits()) {
        Finding grade = grading.of(hit);
        findings.add(
            new Finding(grade.grade(), MEMORY, "process %d: %s".formatted(pid, grade.what())));
      }
      if (findings.isEmpty()) {
        findings.add(
            new Finding(
                Grade.CLEAN,
                MEMORY,
                "process %d: nothing in %d MB".formatted(pid, found.bytes() >> 20)));
      }
      return List.copyOf(findings);
    } catch (IOException _) {
      return List.of(
          new Finding(
              Grade.NOT_LOOKED,
              MEMORY,
              "process %d lets nobody look in: run this as root".formatted(pid)));
    }
  }
}
