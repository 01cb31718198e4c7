package io.consentgate.gateway.app.authority;

import io.consentgate.contract.exchange.CertificateSubmission;
import io.consentgate.contract.exchange.WithdrawalStatement;
import io.consentgate.contract.exchange.WithdrawalSubmission;
import io.consentgate.contract.grant.GatewayId;
import io.consentgate.gateway.store.journal.Outbox;
import io.consentgate.gateway.store.journal.OutboxMessage;
import io.consentgate.signature.Identity;
import io.consentgate.signature.WithdrawalStatements;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what waits for the authority, in order, again and again until it was heard. */
public final class OutboxSender {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);
  private static final int BATCH = 50;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final AuthorityLink authority;
  private final Outbox outbox;
  private final Identity identity;
  private final GatewayId gateway;
  private final LongSupplier nanos;
  private Duration wait = Duration.ZERO;
  private long waitingSince;

  /**
   * Ties the sender to what it uses.
   *
   * @param authority who has to hear it
   * @param outbox what waits
   * @param identity signs statements
   * @param gateway this gateway
   * @param nanos the monotonic clock
   */
  public OutboxSender(
      AuthorityLink authority,
      Outbox outbox,
      Identity identity,
      GatewayId gateway,
      LongSupplier nanos) {
    this.authority = authority;
    this.outbox = outbox;
    this.identity = identity;
    this.gateway = gateway;
    this.nanos = nanos;
  }

  /** Sends what waits, unless the authority was away a moment ago. */
  public synchronized void round() {
    if (nanos.getAsLong() - waitingSince < wait.toNanos()) {
      return;
    }
    List<OutboxMessage> messages = outbox.pending(BATCH);
    for (OutboxMessage message : messages) {
      try {
        send(message);
        outbox.delivered(message);
        wait = Duration.ZERO;
      } catch (AuthorityException e) {
        backOff(e, message);
        return;
      }
    }
  }

  private void send(OutboxMessage message) throws AuthorityException {
    switch (message.kind()) {
      case WITHDRAWAL ->
          authority.withdrawal(
              new WithdrawalSubmission(
                  WithdrawalStatements.sign(
                      identity,
                      gateway.value(),
                      new WithdrawalStatement(
                          message.grant().toString(), Instant.parse(message.body())))));
      case CERTIFICATE -> authority.certificate(new CertificateSubmission(message.body()));
    }
  }

  private void backOff(AuthorityException e, OutboxMessage message) {
    waitingSince = nanos.getAsLong();
    Duration doubled = wait.isZero() ? FIRST_WAIT : wait.multipliedBy(2);
    wait = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    if (e.kind() == AuthorityException.Kind.REFUSED) {
      LOG.warn("the authority refused a {}: {}", message.kind(), e.code());
    }
  }
}
