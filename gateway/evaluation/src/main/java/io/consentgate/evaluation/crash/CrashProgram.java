package io.consentgate.evaluation.crash;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.consentgate.contract.entitlement.EntitlementCode;
import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.access.Portal;
import io.consentgate.gateway.access.PresentedCode;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.withdrawal.WithdrawalResult;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The process that is killed: it opens a store, finishes what a former one left, and lets drawn
 * people enrol, enter, withdraw and run out of time, one after the other, until it ends.
 *
 * <p>Each act is said on standard output before it is begun and after it was answered, a line each
 * in one write; see {@link Outside}.
 */
public final class CrashProgram {

  private static final Duration TIME_PASSES = Duration.ofMinutes(20);

  /** Somebody with a pass. */
  private record Holder(String grant, String pass, String ticket) {}

  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
  private final SplittableRandom random;
  private final SteppedClock clock;
  private final CrashDoor door;
  private final List<Holder> holders = new ArrayList<>();
  private final EntitlementCode ticket = EntitlementCode.random(new SecureRandom());

  private CrashProgram(Orders orders) throws IOException {
    random = new SplittableRandom(orders.seed());
    clock = new SteppedClock(orders.now());
    orders.passes().forEach(pass -> holders.add(new Holder(pass[0], pass[1], pass[2])));
    say("opening");
    door = new CrashDoor(orders.folder(), orders.keys(), clock, orders.disorder());
  }

  /**
   * Runs.
   *
   * @param arguments data folder, seed, the time, what is done in the wrong order, and after how
   *     many acts to end; on standard input its keys, and who has a pass
   */
  public static void main(String[] arguments) throws IOException {
    Orders orders =
        Orders.read(
            Path.of(arguments[0]),
            Long.parseLong(arguments[1]),
            Instant.parse(arguments[2]),
            Disorder.valueOf(arguments[3]),
            System.in);
    CrashProgram program = new CrashProgram(orders);
    try (CrashDoor _ = program.door) {
      program.run(Integer.parseInt(arguments[4]));
    }
  }

  private void run(int acts) throws IOException {
    sweep("sweep");
    door.keep(ticket.id());
    door.renewStatus();
    say("ready");
    for (int i = 0; i < acts; i++) {
      act();
    }
  }

  private void act() throws IOException {
    int dice = random.nextInt(100);
    if (holders.isEmpty() || dice < 30) {
      enrol();
    } else if (dice < 43) {
      enter(holders.get(random.nextInt(holders.size())));
    } else if (dice < 50) {
      enter();
    } else if (dice < 90) {
      withdraw(holders.remove(random.nextInt(holders.size())));
    } else {
      letTimePass();
    }
  }

  private void enrol() throws IOException {
    Custody custody = random.nextInt(4) == 0 ? Custody.CARRIED : Custody.SEALED;
    ConsentGrant grant = door.grant(custody, TIME_PASSES.multipliedBy(1 + random.nextInt(9)));
    EntitlementCode own = EntitlementCode.random(new SecureRandom());
    say("begin enrol " + grant.id() + " " + grant.expires() + " " + own.id());
    door.keep(own.id());
    try (SecretBytes pass = door.enrol(grant, own.id()).orElseThrow()) {
      String text = PassWord.of(pass);
      holders.add(new Holder(grant.id().toString(), text, own.id().hex()));
      say("done enrol " + grant.id() + " " + text);
    }
  }

  private void enter(Holder holder) throws IOException {
    try (SecretBytes pass = PassWord.secret(holder.pass());
        PresentedCode code = new PresentedCode.PassText(pass)) {
      enter(holder.ticket(), code);
    }
  }

  private void enter() throws IOException {
    try (PresentedCode code = new PresentedCode.Ticket(ticket)) {
      enter(ticket.id().hex(), code);
    }
  }

  private void enter(String name, PresentedCode code) throws IOException {
    say("begin enter " + name);
    door.pass(
        code,
        _ -> {
          sayOpened(name);
          return Portal.Outcome.OPENED;
        });
    say("done enter " + name);
  }

  private void withdraw(Holder holder) throws IOException {
    say("begin withdraw " + holder.grant());
    try (SecretBytes pass = PassWord.secret(holder.pass())) {
      WithdrawalResult result = door.withdraw(pass);
      if (!(result instanceof WithdrawalResult.Erased)) {
        throw new IllegalStateException("not erased: " + result.getClass().getSimpleName());
      }
      say("done withdraw " + holder.grant());
    }
  }

  private void letTimePass() throws IOException {
    Instant later = clock.after(TIME_PASSES);
    say("begin time " + later);
    clock.set(later);
    door.renewStatus();
    sweep("time");
    holders.removeIf(holder -> door.isOver(GrantId.parse(holder.grant())));
  }

  /** Ends what is over; whatever is over now is gone afterwards. */
  private void sweep(String act) throws IOException {
    if (act.equals("sweep")) {
      say("begin sweep");
    }
    door.sweep();
    say("done " + act + " " + clock.instant());
  }

  private void sayOpened(String name) {
    try {
      say("opened " + name);
    } catch (IOException e) {
      throw new IllegalStateException("nobody listens", e);
    }
  }

  private void say(String line) throws IOException {
    out.write((line + "\n").getBytes(US_ASCII));
  }
}
