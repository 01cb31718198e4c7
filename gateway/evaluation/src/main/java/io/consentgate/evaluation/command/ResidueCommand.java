package io.consentgate.evaluation.command;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.evaluation.residue.Finding;
import io.consentgate.evaluation.residue.GatewayProcess;
import io.consentgate.evaluation.residue.Grade;
import io.consentgate.evaluation.residue.KnownGrant;
import io.consentgate.evaluation.residue.Place;
import io.consentgate.evaluation.residue.Residue;
import io.consentgate.evaluation.residue.RingFindings;
import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.gateway.store.journal.Journal;
import io.consentgate.gateway.store.keyring.RingLook;
import io.consentgate.gateway.store.keyring.RingResidue;
import io.consentgate.gateway.store.keyring.RootSource;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks for what an erasure left. */
@Command(
    name = "residue",
    description = {
      "Look for what the erasure of a grant left: in database and key ring, in every file of data",
      "folder, logs, temporary folder and backups, and in the running gateway's memory (as root).",
      "CLEAN nothing; EXPECTED has to be kept; STALE opens nothing; FOUND has to be gone;",
      "NOT_LOOKED nobody could look.",
      "Exit status 0 if nothing is FOUND and all could be looked at, else 1."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ResidueCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "GRANT",
      description = "The grant's id, as the back office and the erasure certificate show it.")
  private String grant = "";

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description =
          "Where the programs keep everything, or the gateway's own data folder (default:"
              + " ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = "--root",
      paramLabel = "ROOT",
      description = "What the key ring is sealed under, as for run (default: ${DEFAULT-VALUE}).")
  private String root = "file";

  @Option(
      names = "--backup",
      paramLabel = "DIR",
      description = "A backup to look into as well; may be given more than once.")
  private List<Path> backups = new ArrayList<>();

  @Option(
      names = "--logs",
      paramLabel = "FOLDER",
      description = "Where the gateway's output is kept (default: logs in the folder of --data).")
  private List<Path> logs = new ArrayList<>();

  @Option(
      names = "--temporary",
      paramLabel = "FOLDER",
      description = "The gateway's temporary folder (default: the system's).")
  private List<Path> temporary = new ArrayList<>();

  @Spec private CommandSpec spec;
  private String shown = "";

  @Override
  public Integer call() throws ProgramException {
    GrantId id = id();
    Path gateway = gateway();
    KnownGrant known =
        KnownGrant.read(gateway, id)
            .orElseThrow(
                () ->
                    new ProgramException(
                        "The gateway in %s knows no grant %s. Take the id from the back office or the certificate, and name the folder with --data."
                            .formatted(gateway, id)));
    if (known.isStanding()) {
      throw new ProgramException(
          "The consent %s still stands: its reference is kept, and there is nothing to look for yet. Try again after its end."
              .formatted(id));
    }
    if (!known.isCertified()) {
      say("The erasure has no certificate yet; a running gateway tries every 2 s.");
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(RingFindings.ofRow(known));
    RingResidue ring = look(gateway, known, findings);
    Residue residue = new Residue(places(gateway), GatewayProcess.of(gateway), this::progress);
    findings.addAll(residue.of(known, ring));
    return tell(findings);
  }

  private int tell(List<Finding> findings) {
    if (!shown.isEmpty()) {
      spec.commandLine().getErr().println();
    }
    for (Finding each : findings) {
      say("%-10s  %-16s  %s".formatted(each.grade(), each.place(), each.what()));
    }
    long found = count(findings, Grade.FOUND);
    long missed = count(findings, Grade.NOT_LOOKED);
    if (found == 0 && missed == 0) {
      say("Nothing is left that has to be gone.");
      return 0;
    }
    say(
        "%d finding(s) of what has to be gone; %d place(s) or file(s) could not be looked at."
            .formatted(found, missed));
    return 1;
  }

  private static long count(List<Finding> findings, Grade grade) {
    return findings.stream().filter(each -> each.grade() == grade).count();
  }

  /** Without its root the key ring stays shut; everything else can be looked at all the same. */
  private RingResidue look(Path gateway, KnownGrant known, List<Finding> findings)
      throws ProgramException {
    RootSource source = source();
    try {
      RingResidue ring =
          RingLook.at(gateway.resolve("keyring"), source, known.id(), known.issued());
      findings.addAll(RingFindings.of(ring));
      return ring;
    } catch (StoreUnavailableException e) {
      findings.add(RingFindings.shut(String.valueOf(e.getMessage())));
      return RingResidue.UNREADABLE;
    }
  }

  private RootSource source() throws ProgramException {
    try {
      return RootSource.parse(root, System.getenv());
    } catch (IllegalArgumentException e) {
      String hint =
          root.startsWith("credential:")
              ? " Set CREDENTIALS_DIRECTORY to the folder that systemd gave it, usually"
                  + " /run/credentials/ and the service's name."
              : "";
      throw new ProgramException("--root: %s.%s".formatted(e.getMessage(), hint), e);
    }
  }

  private List<Place> places(Path gateway) {
    List<Place> places = new ArrayList<>();
    places.add(new Place(Place.Kind.DATA, gateway));
    List<Path> kept = logs.isEmpty() ? List.of(data.resolve("logs")) : logs;
    kept.forEach(folder -> places.add(new Place(Place.Kind.LOGS, folder)));
    List<Path> passing =
        temporary.isEmpty() ? List.of(Path.of(System.getProperty("java.io.tmpdir"))) : temporary;
    passing.forEach(folder -> places.add(new Place(Place.Kind.TEMPORARY, folder)));
    backups.forEach(folder -> places.add(new Place(Place.Kind.BACKUP, folder)));
    return places;
  }

  private GrantId id() throws ProgramException {
    try {
      return GrantId.parse(grant.strip());
    } catch (IllegalArgumentException e) {
      throw new ProgramException(
          "That is no grant's id. Take it from the back office or the certificate: 36 characters, such as 0190a5c4-0000-7000-8000-000000000001.",
          e);
    }
  }

  private Path gateway() throws ProgramException {
    for (Path folder : List.of(data.resolve("gateway"), data)) {
      if (Files.isRegularFile(folder.resolve(Journal.FILE))) {
        return folder.toAbsolutePath().normalize();
      }
    }
    throw new ProgramException(
        "%s holds no gateway's data. Name the folder with --data."
            .formatted(data.toAbsolutePath().normalize()));
  }

  private void progress(String place, long bytes) {
    String line = "  %-16s %6d MB".formatted(place, bytes >> 20);
    Optional<Console> console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    if (console.isPresent() && !line.equals(shown)) {
      shown = line;
      PrintWriter err = spec.commandLine().getErr();
      err.print("\r" + line);
      err.flush();
    }
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
