package io.consentgate.gateway.app.authority;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.contract.exchange.Acknowledged;
import io.consentgate.contract.exchange.CertificateSubmission;
import io.consentgate.contract.exchange.ConsentIssued;
import io.consentgate.contract.exchange.ConsentRequest;
import io.consentgate.contract.exchange.Countersigned;
import io.consentgate.contract.exchange.EntitlementPage;
import io.consentgate.contract.exchange.EntitlementQuery;
import io.consentgate.contract.exchange.EntitlementRow;
import io.consentgate.contract.exchange.GatewayReport;
import io.consentgate.contract.exchange.NoticeQuery;
import io.consentgate.contract.exchange.NoticeText;
import io.consentgate.contract.exchange.WithdrawalSubmission;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class EntitlementSyncTest {

  private static final long ISSUED = 3;

  private final Kept kept = new Kept();
  private final EntitlementSync sync = new EntitlementSync(new Issuer(), kept, () -> 0);

  @Test
  void sync_afterTheLatestTicketWasLookedUp_bringsTheEarlierOnesToo() {
    sync.ensureKnown(id(ISSUED));
    assertThat(kept.knows(id(ISSUED))).isTrue();
    assertThat(kept.knows(id(1))).isFalse();

    sync.sync();

    assertThat(LongStream.rangeClosed(1, ISSUED)).allMatch(number -> kept.knows(id(number)));
    assertThat(kept.highestSequence()).isEqualTo(ISSUED);
  }

  private static EntitlementId id(long number) {
    return new EntitlementId("%064x".formatted(number));
  }

  private static EntitlementRow row(long number) {
    return new EntitlementRow(
        id(number).hex(), List.of("main"), Instant.EPOCH, Instant.MAX, 1, number);
  }

  /** Keeps rows in memory. */
  private static final class Kept implements EntitlementSync.Shelf {

    private final Map<String, EntitlementRow> rows = new HashMap<>();

    @Override
    public boolean knows(EntitlementId id) {
      return rows.containsKey(id.hex());
    }

    @Override
    public void keep(List<EntitlementRow> fresh) {
      fresh.forEach(row -> rows.put(row.id(), row));
    }

    @Override
    public long highestSequence() {
      return rows.values().stream().mapToLong(EntitlementRow::sequence).max().orElse(0);
    }
  }

  /** Answers questions for entitlements only. */
  private static final class Issuer implements AuthorityLink {

    @Override
    public EntitlementPage entitlements(EntitlementQuery query) {
      List<EntitlementRow> rows =
          LongStream.rangeClosed(1, ISSUED)
              .mapToObj(EntitlementSyncTest::row)
              .filter(
                  row ->
                      query.id().isEmpty()
                          ? row.sequence() > query.since()
                          : row.id().equals(query.id()))
              .toList();
      return new EntitlementPage(rows, false);
    }

    @Override
    public NoticeText notice(NoticeQuery query) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ConsentIssued consent(ConsentRequest request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Acknowledged withdrawal(WithdrawalSubmission submission) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Countersigned certificate(CertificateSubmission submission) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Acknowledged report(GatewayReport report) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String statusList() {
      throw new UnsupportedOperationException();
    }
  }
}
