package io.consentgate.gateway.app.kiosk;

import io.consentgate.contract.exchange.NoticeText;
import io.consentgate.gateway.enrolment.PendingEnrolment;
import io.consentgate.gateway.secret.SecretBytes;
import java.time.Duration;

/** The one thing that a kiosk's screen is about. Every step but the first ends by itself. */
public sealed interface KioskStep {

  /** Returns the step's stable name, for pages and for programs that walk the kiosk. */
  String name();

  /** Returns how long it waits for the person; zero if it waits for ever. */
  Duration patience();

  /**
   * Nobody is served.
   *
   * @param note key of a sentence about what just ended, or empty
   */
  record Start(String note) implements KioskStep {
    @Override
    public String name() {
      return "start";
    }

    @Override
    public Duration patience() {
      return Duration.ZERO;
    }
  }

  /**
   * A ticket is wanted, to the lens or typed.
   *
   * @param note key of a sentence about the last try, or empty
   */
  record ShowTicket(String note) implements KioskStep {
    @Override
    public String name() {
      return "show-ticket";
    }

    @Override
    public Duration patience() {
      return Duration.ofSeconds(90);
    }
  }

  /**
   * Two ways in, one weight.
   *
   * @param visitor who decides
   * @param note key of a sentence about the last try, or empty
   */
  record Choose(Visitor visitor, String note) implements KioskStep {
    @Override
    public String name() {
      return "choose";
    }

    @Override
    public Duration patience() {
      return Duration.ofMinutes(2);
    }
  }

  /**
   * What consent would mean.
   *
   * @param visitor who reads
   * @param notice the text shown
   */
  record Notice(Visitor visitor, NoticeText notice) implements KioskStep {
    @Override
    public String name() {
      return "notice";
    }

    @Override
    public Duration patience() {
      return Duration.ofMinutes(5);
    }
  }

  /**
   * The act of consent, separate from everything else (CN-09).
   *
   * @param visitor who may consent
   * @param notice the text that was shown
   * @param note key of a sentence about the last try, or empty
   */
  record Consent(Visitor visitor, NoticeText notice, String note) implements KioskStep {
    @Override
    public String name() {
      return "consent";
    }

    @Override
    public Duration patience() {
      return Duration.ofMinutes(3);
    }
  }

  /**
   * Consented, not looked at yet.
   *
   * @param consented who
   */
  record Ready(Consented consented) implements KioskStep {
    @Override
    public String name() {
      return "ready";
    }

    @Override
    public Duration patience() {
      return Duration.ofSeconds(90);
    }
  }

  /**
   * The camera looks.
   *
   * @param consented at whom
   * @param progress how it goes
   */
  record Enrolling(Consented consented, EnrolmentProgress progress) implements KioskStep {
    @Override
    public String name() {
      return "enrolling";
    }

    @Override
    public Duration patience() {
      return Duration.ofSeconds(40);
    }
  }

  /**
   * The person's last word before anything is kept.
   *
   * @param consented who
   * @param pending what waits
   */
  record Confirm(Consented consented, PendingEnrolment pending) implements KioskStep {
    @Override
    public String name() {
      return "confirm";
    }

    @Override
    public Duration patience() {
      return Duration.ofSeconds(60);
    }
  }

  /** The pass, for this person's eyes; closing it zeroes what the code says. */
  final class ShowPass implements KioskStep, AutoCloseable {

    private final Consented consented;
    private final SecretBytes text;

    /**
     * Shows a pass.
     *
     * @param consented whose
     * @param text what the code says; owned by the step
     */
    public ShowPass(Consented consented, SecretBytes text) {
      this.consented = consented;
      this.text = text;
    }

    /** Returns whose pass it is. */
    public Consented consented() {
      return consented;
    }

    /** Returns what the code says, valid until {@link #close()}. */
    public SecretBytes text() {
      return text;
    }

    @Override
    public String name() {
      return "pass";
    }

    @Override
    public Duration patience() {
      return Duration.ofSeconds(60);
    }

    @Override
    public void close() {
      text.close();
    }
  }

  /**
   * A pass is wanted, to delete what it opens.
   *
   * @param note key of a sentence about the last try, or empty
   */
  record HoldPass(String note) implements KioskStep {
    @Override
    public String name() {
      return "withdraw";
    }

    @Override
    public Duration patience() {
      return Duration.ofSeconds(90);
    }
  }

  /**
   * It is gone, and here is the proof.
   *
   * @param certificateJws the signed erasure certificate
   */
  record Erased(String certificateJws) implements KioskStep {
    @Override
    public String name() {
      return "erased";
    }

    @Override
    public Duration patience() {
      return Duration.ofMinutes(2);
    }
  }

  /**
   * What became of coming in.
   *
   * @param isOpen whether the portal opened
   * @param reason key of the sentence
   */
  record Result(boolean isOpen, String reason) implements KioskStep {
    @Override
    public String name() {
      return "result";
    }

    @Override
    public Duration patience() {
      return Duration.ofSeconds(15);
    }
  }

  /**
   * It did not work out; the other way is open.
   *
   * @param visitor who, by ticket
   * @param reason key of the sentence
   */
  record Sorry(Visitor visitor, String reason) implements KioskStep {
    @Override
    public String name() {
      return "sorry";
    }

    @Override
    public Duration patience() {
      return Duration.ofSeconds(90);
    }
  }
}
