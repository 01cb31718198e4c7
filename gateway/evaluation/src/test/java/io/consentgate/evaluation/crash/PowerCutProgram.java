package io.consentgate.evaluation.crash;

import io.consentgate.evaluation.crash.DurableActs.Act;
import io.consentgate.evaluation.crash.PowerCuts.End;
import io.consentgate.evaluation.crash.PowerCuts.Look;
import io.consentgate.evaluation.crash.PowerCuts.Story;
import io.consentgate.evaluation.crash.PowerCuts.Told;
import io.consentgate.evaluation.programs.FolderTree;
import io.consentgate.gateway.store.database.DatabaseFile;
import io.consentgate.gateway.store.journal.Journal;
import io.consentgate.signature.IdentityFile;
import io.consentgate.signature.KeyFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The process on a disk that remembers: it does once whatever has to outlast a power cut, and then
 * looks at what is left after such calls, if the process dies there and if the power fails there.
 */
public final class PowerCutProgram {

  private static final int MOST_FAULTS = 10;

  private final DiskLog disk;
  private final Path work;
  private final int every;
  private final DurableActs acts;
  private final DurableLooks looks;
  private final Path enrolled;
  private final List<String> before = new ArrayList<>();

  private PowerCutProgram(Path library, Path work, int every) throws Exception {
    disk = new DiskLog(library);
    this.work = work;
    this.every = every;
    enrolled = Files.createDirectory(work.resolve("enrolled"));
    Path data = Files.createDirectory(DurableActs.data(enrolled));
    acts = new DurableActs(keys(data), InstantSource.system().instant());
    looks = new DurableLooks(acts);
    acts.prepare(enrolled, List.of(), before::add);
  }

  /**
   * Runs.
   *
   * @param arguments the library, an empty folder, and of how many ends one is looked at
   */
  public static void main(String[] arguments) throws Exception {
    PowerCutProgram program =
        new PowerCutProgram(
            Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2]));
    program.firstDay();
    program.days();
    program.dayOfTheMove();
    program.renewal();
    program.endOfService();
    program.backups();
    program.restores();
    System.out.println("end");
  }

  private void firstDay() throws Exception {
    Path empty = Files.createDirectory(work.resolve("empty"));
    List<DurableActs> first = new ArrayList<>();
    Act act =
        (root, told, tell) -> {
          first.add(new DurableActs(keys(DurableActs.data(root)), acts.start()));
          first.getFirst().pass(root, told, tell);
        };
    Story story = story(empty, List.of(), act);
    everyEnd("first-day", story, new DurableLooks(first.getFirst())::afterFirstDay);
  }

  private void days() throws Exception {
    Story day = story(enrolled, before, acts::pass);
    everyEnd("day", day, looks::asItIs);
    for (String forgotten : List.of("entry.log", "journal.mv.db", "keyring")) {
      control(forgotten, day, path -> path.toString().contains(forgotten), End.POWER_FAILS);
    }
    for (Disorder wrong : List.of(Disorder.CERTIFICATE_FIRST, Disorder.ENTRY_LATER)) {
      Act act = (root, told, tell) -> acts.passInDisorder(root, told, tell, wrong);
      control(wrong.name(), story(enrolled, before, act), _ -> false, End.PROGRAM_DIES);
    }
  }

  /** The key ring moves from {@code file} under a credential, as the door opens. */
  private void dayOfTheMove() throws Exception {
    RingRoot credential = RingRoot.credential(Files.createDirectory(work.resolve("credentials")));
    DurableActs later = new DurableActs(acts.keys().under(credential), acts.start());
    Story day = story(enrolled, before, later::pass);
    everyEnd("day-of-the-move", day, new DurableLooks(later)::asItIs);
    control("moved-keyring", day, path -> path.toString().contains("keyring"), End.POWER_FAILS);
  }

  /** A door opens on a journal as the version before left it. */
  private void renewal() throws Exception {
    Path older = copy(enrolled, "older");
    try (Connection connection = journal(older).connectAsItIs();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE sealed_reference DROP CONSTRAINT reference_within_pack");
      statement.execute("ALTER TABLE sealed_reference DROP COLUMN latest");
      statement.execute("DELETE FROM \"flyway_schema_history\" WHERE \"version\" = '6'");
    }
    everyEnd("renewal", story(older, before, acts::open), looks::asItIs);
  }

  private void endOfService() throws Exception {
    everyEnd("end-of-service", story(enrolled, before, acts::endService), looks::afterEndOfService);
  }

  private void backups() throws Exception {
    everyEnd("backup", story(enrolled, before, acts::backUp), looks::afterBackup);
    everyEnd("open-backup", story(enrolled, before, acts::backUpWhileOpen), looks::afterBackup);
  }

  private void restores() throws Exception {
    List<String> told = new ArrayList<>(before);
    Path old = copy(enrolled, "old");
    acts.backUp(old, told, told::add);
    acts.pass(old, List.copyOf(told), told::add);
    everyEnd("restore", story(old, told, acts::restore), looks::afterRestore);

    Path lost = copy(enrolled, "lost");
    List<String> toldOfLost = new ArrayList<>(before);
    acts.pass(lost, before, toldOfLost::add);
    acts.backUp(lost, toldOfLost, toldOfLost::add);
    acts.withdraw(lost, List.copyOf(toldOfLost), toldOfLost::add);
    Files.delete(DurableActs.data(lost).resolve("journal.mv.db"));
    everyEnd("lost-journal", story(lost, toldOfLost, acts::restore), looks::restoredAgain);
  }

  /** Does something in a copy of a root, and sees that what was noted of it is all there is. */
  private Story story(Path template, List<String> told, Act act) throws Exception {
    Path root = copy(template, "story");
    DiskState there = DiskState.of(root);
    List<Told> lines = new ArrayList<>();
    told.forEach(line -> lines.add(new Told(0, line)));
    List<DiskCall> calls =
        disk.during(
            root,
            work.resolve("log"),
            () -> act.run(root, told, line -> lines.add(new Told(disk.count(), line))));
    RecordedDisk whole = new RecordedDisk(root, there, _ -> false);
    calls.forEach(whole::apply);
    for (String name : whole.ifProgramDies().differencesFrom(DiskState.of(root))) {
      System.out.println("found calls that were not noted: " + name);
    }
    FolderTree.delete(root);
    return new Story(there, root, calls, lines);
  }

  private void everyEnd(String name, Story story, Look look) throws Exception {
    PowerCuts cuts = new PowerCuts(work.resolve("left"), every);
    List<String> faults =
        cuts.faults(story, _ -> false, EnumSet.allOf(End.class), look, MOST_FAULTS);
    faults.forEach(fault -> System.out.println("found " + name + " " + fault));
    System.out.printf(
        "%s calls %s ends %s, %d different; %s%n",
        name, kinds(story), cuts.ended(), cuts.looked(), told(story));
  }

  /** Counts what people were told meanwhile, by the words that a line begins with. */
  private static Map<String, Long> told(Story story) {
    return story.told().stream()
        .filter(told -> told.after() > 0)
        .map(told -> told.line().replaceAll("^(begin \\w+|done \\w+|\\w+).*", "$1"))
        .collect(Collectors.groupingBy(words -> words, TreeMap::new, Collectors.counting()));
  }

  private static Map<DiskCall.Kind, Long> kinds(Story story) {
    return story.calls().stream()
        .collect(
            Collectors.groupingBy(
                DiskCall::kind, () -> new EnumMap<>(DiskCall.Kind.class), Collectors.counting()));
  }

  private void control(String name, Story story, Predicate<Path> forgets, End end)
      throws Exception {
    List<String> faults =
        new PowerCuts(work.resolve("left"), every)
            .faults(story, forgets, EnumSet.of(end), looks::asItIs, 1);
    System.out.printf("control %s %s%n", name, faults.isEmpty() ? "is not found" : faults);
  }

  private static DatabaseFile journal(Path root) {
    return Journal.file(DurableActs.data(root));
  }

  private static DoorKeys keys(Path data) throws KeyFileException {
    return new DoorKeys(IdentityFile.openOrMint(data, new SecureRandom()).keyPair(), RingRoot.FILE);
  }

  private Path copy(Path template, String name) throws IOException {
    Path copy = work.resolve(name);
    FolderTree.copy(template, copy);
    return copy;
  }
}
