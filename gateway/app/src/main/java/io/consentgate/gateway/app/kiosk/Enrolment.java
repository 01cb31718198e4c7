package io.consentgate.gateway.app.kiosk;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.Purpose;
import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.gateway.app.authority.StatusWatch;
import io.consentgate.gateway.consent.ConsentCheck;
import io.consentgate.gateway.consent.ConsentResult;
import io.consentgate.gateway.enrolment.EnrolmentFault;
import io.consentgate.gateway.enrolment.EnrolmentResult;
import io.consentgate.gateway.enrolment.EnrolmentService;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.withdrawal.WithdrawalService;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a signed grant to a pass in the visitor's hands, or to nothing at all. */
public final class Enrolment {

  private static final Logger LOG = LoggerFactory.getLogger(Enrolment.class);
  private static final Duration STATUS_PATIENCE = Duration.ofSeconds(6);
  private static final Duration STATUS_PAUSE = Duration.ofMillis(300);

  private final KioskWorld world;
  private final EnrolmentService enrolments;
  private final WithdrawalService withdrawals;
  private final ConsentCheck consents;
  private final StatusWatch status;
  private final Executor cameras;

  /**
   * Ties it to what it uses.
   *
   * @param world where it happens
   * @param enrolments captures and seals
   * @param withdrawals ends grants whose enrolment came to nothing
   * @param consents tells whether the grant is covered by a status list yet
   * @param status fetches lists
   * @param cameras runs captures
   */
  public Enrolment(
      KioskWorld world,
      EnrolmentService enrolments,
      WithdrawalService withdrawals,
      ConsentCheck consents,
      StatusWatch status,
      Executor cameras) {
    this.world = world;
    this.enrolments = enrolments;
    this.withdrawals = withdrawals;
    this.consents = consents;
    this.status = status;
    this.cameras = cameras;
  }

  /** Lets the camera look, in the background. */
  void start(KioskSession session, KioskStep.Ready from) {
    KioskStep.Enrolling looking =
        new KioskStep.Enrolling(from.consented(), new EnrolmentProgress());
    if (session.move(from, looking, world.now())) {
      cameras.execute(() -> guarded(session, looking, () -> capture(session, looking)));
    }
  }

  /** Seals what was captured and shows the pass. */
  void confirm(KioskSession session, KioskStep.Confirm from) {
    KioskStep.Enrolling sealing =
        new KioskStep.Enrolling(from.consented(), new EnrolmentProgress());
    if (session.move(from, sealing, world.now())) {
      guarded(session, sealing, () -> seal(session, sealing, from));
    }
  }

  /** Destroys what was captured because the person said so. */
  void discard(KioskSession session, KioskStep.Confirm from) {
    Visitor visitor = from.consented().visitor();
    if (session.move(from, new KioskStep.Choose(visitor, "enrolment.discarded"), world.now())) {
      drop(from);
    }
  }

  /**
   * Ends the grant of a step that the person left or let run out; a capture under way ends before
   * its next frame, and then its grant.
   */
  void abandoned(KioskStep step) {
    switch (step) {
      case KioskStep.Ready ready -> end(ready.consented().grant());
      case KioskStep.Enrolling looking -> looking.progress().callOff();
      case KioskStep.Confirm confirm -> drop(confirm);
      case KioskStep.ShowPass pass -> pass.close();
      default -> {}
    }
  }

  private void capture(KioskSession session, KioskStep.Enrolling looking) {
    ConsentGrant grant = looking.consented().grant();
    awaitStatus(looking);
    if (!looking.progress().isStillWanted()) {
      end(grant);
      return;
    }
    switch (enrolments.capture(grant.id(), session.portal(), looking.progress())) {
      case EnrolmentResult.Captured(var pending) -> {
        KioskStep.Confirm confirm = new KioskStep.Confirm(looking.consented(), pending);
        if (!session.move(looking, confirm, world.now())) {
          drop(confirm);
        }
      }
      case EnrolmentResult.Failed(EnrolmentFault fault) ->
          failed(session, looking, "enrolment." + fault.name());
    }
  }

  private void seal(KioskSession session, KioskStep.Enrolling sealing, KioskStep.Confirm from) {
    Optional<SecretBytes> text = enrolments.confirm(from.pending());
    if (text.isEmpty()) {
      failed(session, sealing, "enrolment.CONSENT_NOT_LIVE");
      return;
    }
    KioskStep.ShowPass show = new KioskStep.ShowPass(from.consented(), text.get());
    if (!session.move(sealing, show, world.now())) {
      show.close();
      end(from.consented().grant());
    }
  }

  /** A grant younger than the list in use needs a newer list. */
  private void awaitStatus(KioskStep.Enrolling looking) {
    ConsentGrant grant = looking.consented().grant();
    Instant limit = world.now().plus(STATUS_PATIENCE);
    while (looking.progress().isStillWanted() && world.now().isBefore(limit)) {
      if (consents.live(grant.id(), Purpose.ENTRY_VERIFICATION) instanceof ConsentResult.Live) {
        return;
      }
      status.refresh();
      try {
        Thread.sleep(STATUS_PAUSE);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void guarded(KioskSession session, KioskStep.Enrolling at, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      // The kind of fault only: a message could say something about the person.
      LOG.error("an enrolment failed: {}", e.getClass().getName());
      failed(session, at, "enrolment.fault");
    }
  }

  private void failed(KioskSession session, KioskStep.Enrolling at, String reason) {
    end(at.consented().grant());
    session.move(at, new KioskStep.Sorry(at.consented().visitor(), reason), world.now());
  }

  private void drop(KioskStep.Confirm confirm) {
    confirm.pending().close();
    end(confirm.consented().grant());
  }

  private void end(ConsentGrant grant) {
    withdrawals.end(grant.id(), ErasureCause.NOT_CONFIRMED);
  }
}
