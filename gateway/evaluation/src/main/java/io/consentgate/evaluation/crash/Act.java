package io.consentgate.evaluation.crash;

import io.consentgate.evaluation.crash.Outside.Doing;
import java.util.List;

/** What somebody does next at a portal of the complete gateway. */
sealed interface Act {

  /** Returns what it is to the gateway. */
  Doing doing();

  /**
   * Somebody consents and enrols.
   *
   * @param seed decides the looks
   * @param isShort whether the ticket, and so the consent, ends within the minute
   */
  record Enrol(int seed, boolean isShort) implements Act {
    @Override
    public Doing doing() {
      return Doing.ENROLMENT;
    }
  }

  /** Somebody wants to enter with pass and face. */
  record Enter(Person person) implements Act {
    @Override
    public Doing doing() {
      return Doing.ENTRY;
    }
  }

  /** Somebody withdraws by pass. */
  record Withdraw(Person person) implements Act {
    @Override
    public Doing doing() {
      return Doing.ERASURE;
    }
  }

  /** Some people withdraw at the authority, each with the code on the receipt. */
  record WithdrawElsewhere(List<Person> people) implements Act {
    @Override
    public Doing doing() {
      return Doing.ERASURE;
    }
  }
}
