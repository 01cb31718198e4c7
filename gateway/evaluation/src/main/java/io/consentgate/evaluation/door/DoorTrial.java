package io.consentgate.evaluation.door;

import io.consentgate.evaluation.calibrate.Half;
import io.consentgate.evaluation.demo.Office;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.models.Catalogue;
import io.consentgate.models.ModelException;
import io.consentgate.models.OperatingPoint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Real people's pictures before the real programs: people enrol on one picture and come back with
 * another, then strangers try with their passes, each pass and stranger once.
 *
 * <p>Everything goes the way of a real visit: over HTTP, past the code reader and through consent,
 * sealed custody and the portal's log. Only the camera shows pictures from files, and the gateway's
 * clock is set forward where a pass would have to wait.
 */
public final class DoorTrial implements AutoCloseable {

  /**
   * What to try.
   *
   * @param folder an empty folder for both programs
   * @param modelSet which networks
   * @param models folder of model sets that are not bundled
   * @param faces folder with {@code lfw-dev/}
   * @param people how many are to enrol
   * @param strangers how many tries with a stolen pass
   * @param flags options of the gateway's virtual machine that build in a fault
   */
  public record Plan(
      Path folder,
      String modelSet,
      Path models,
      Path faces,
      int people,
      int strangers,
      List<String> flags) {}

  private static final int NATIVE_THREADS = 1;

  private final Plan plan;
  private final DoorAudience audience;
  private final Queue<Half> triedToEnrol = new ConcurrentLinkedQueue<>();
  private final Tally owners = new Tally();
  private final Tally strangers = new Tally();
  private volatile @Nullable DoorHouse open;

  /**
   * Prepares a trial.
   *
   * @param plan what
   * @param audience is shown how far it is
   */
  public DoorTrial(Plan plan, DoorAudience audience) {
    this.plan = plan;
    this.audience = audience;
  }

  /**
   * Runs it; takes minutes.
   *
   * @throws ProgramException if it cannot be tried as planned; says what to do about it
   */
  public DoorReport run() throws Exception {
    long start = System.nanoTime();
    Crowd crowd = Crowd.lfwDev(plan.faces());
    requireEnough(crowd);
    FaceEngine engine = engine();
    OperatingPoint point = point(engine);
    try (LoneLook look = new LoneLook(engine);
        DoorHouse house = DoorHouse.open(plan)) {
      open = house;
      Stations stations = new Stations(house.stations(), audience);
      List<PassHolder> holders = enrol(crowd, house.office(), stations);
      comeBack(holders, house, stations, look);
      tryStolen(holders, crowd, house, stations, look);
      return new DoorReport(
          engine.modelSet().value(),
          point.falseMatchRate(),
          point.threshold(),
          plan.people(),
          side(Half.TEST, holders),
          side(Half.CALIBRATION, holders),
          owners.missed(),
          strangers.missed(),
          house.releases(),
          TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
    }
  }

  /** Ends the programs of a trial that is under way; it fails then. */
  @Override
  public void close() {
    DoorHouse house = open;
    if (house != null) {
      house.close();
    }
  }

  private void requireEnough(Crowd crowd) throws ProgramException {
    int guests = crowd.guests().size();
    if (plan.people() > guests) {
      throw new ProgramException(
          "Only %d people have two pictures; ask for at most that many.".formatted(guests));
    }
    long tries = (long) plan.people() * crowd.mostTurns();
    if (plan.strangers() > tries) {
      throw new ProgramException(
          "With %d passes there are %d tries, each pass and stranger once; ask for at most that many."
              .formatted(plan.people(), tries));
    }
  }

  private FaceEngine engine() throws ProgramException {
    try {
      return FaceEngine.load(
          Catalogue.shipped().set(plan.modelSet()), plan.models(), NATIVE_THREADS);
    } catch (ModelException e) {
      throw unusable(e);
    }
  }

  private static OperatingPoint point(FaceEngine engine) throws ProgramException {
    try {
      return engine.models().point(TestPack.maxFalseMatchRate());
    } catch (ModelException e) {
      throw unusable(e);
    }
  }

  private static ProgramException unusable(ModelException e) {
    return new ProgramException("The model set cannot be used: %s.".formatted(e.getMessage()), e);
  }

  private List<PassHolder> enrol(Crowd crowd, Office office, Stations stations) throws Exception {
    List<Subject> guests = crowd.guests();
    Queue<byte[]> tickets =
        new ConcurrentLinkedQueue<>(office.tickets(guests.size(), Office.Terms.day()));
    Queue<PassHolder> holders = new ConcurrentLinkedQueue<>();
    AtomicInteger enrolled = new AtomicInteger();
    audience.begins("enrol", plan.people());
    stations.visitUntil(
        () -> enrolled.get() >= plan.people(),
        guests,
        (station, guest) -> {
          triedToEnrol.add(guest.half());
          station
              .enrol(tickets.remove(), guest.first())
              .ifPresent(
                  pass -> {
                    holders.add(new PassHolder(guest, pass));
                    enrolled.incrementAndGet();
                    audience.visited();
                  });
        });
    return new ArrayList<>(holders);
  }

  private void comeBack(List<PassHolder> holders, DoorHouse house, Stations stations, LoneLook look)
      throws Exception {
    audience.begins("come back", holders.size());
    stations.visit(
        holders,
        (station, holder) -> {
          Path picture = holder.subject().second();
          String reason = present(station, holder, picture, house);
          owners.add(holder.subject().half(), reason, isAcquirable(reason, picture, look));
        });
  }

  private void tryStolen(
      List<PassHolder> holders, Crowd crowd, DoorHouse house, Stations stations, LoneLook look)
      throws Exception {
    audience.begins("stolen passes", plan.strangers());
    int left = plan.strangers();
    for (int i = 0; left > 0 && i < crowd.mostTurns() && !holders.isEmpty(); i++) {
      int turn = i;
      List<PassHolder> victims = holders.subList(0, Math.min(left, holders.size()));
      left -= victims.size();
      // Nobody stands at a portal now, so nobody's ten seconds run out with the clock.
      house.clock().reach(latestReady(victims));
      stations.visit(
          victims,
          (station, victim) -> {
            Path picture = crowd.stranger(victim.subject(), turn).first();
            String reason = present(station, victim, picture, house);
            strangers.add(victim.subject().half(), reason, isAcquirable(reason, picture, look));
          });
    }
  }

  private static String present(Station station, PassHolder holder, Path picture, DoorHouse house)
      throws Exception {
    String reason = station.present(holder.pass(), picture);
    holder.note(Answer.of(reason), house.clock().instant());
    return reason;
  }

  /** Whatever the gateway compared shows one face; of the rest only a look tells. */
  private static boolean isAcquirable(String reason, Path picture, LoneLook look)
      throws java.io.IOException {
    return Answer.of(reason) != Answer.NOT_COMPARED || look.acquires(picture);
  }

  private static Instant latestReady(List<PassHolder> holders) {
    return holders.stream().map(PassHolder::ready).max(Instant::compareTo).orElse(Instant.EPOCH);
  }

  private DoorReport.Side side(Half half, List<PassHolder> holders) {
    long enrolled = holders.stream().filter(holder -> holder.subject().half() == half).count();
    return new DoorReport.Side(
        Math.toIntExact(triedToEnrol.stream().filter(half::equals).count()),
        Math.toIntExact(enrolled),
        owners.of(half),
        strangers.of(half));
  }
}
