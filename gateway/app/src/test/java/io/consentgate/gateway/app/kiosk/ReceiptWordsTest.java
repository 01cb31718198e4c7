package io.consentgate.gateway.app.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.ConsentTerms;
import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.contract.grant.NoticeHash;
import io.consentgate.contract.grant.PrincipalId;
import io.consentgate.contract.grant.Purpose;
import io.consentgate.contract.grant.StatusReference;
import io.consentgate.contract.receipt.ConsentReceipt;
import io.consentgate.gateway.app.kiosk.ReceiptWords.Row;
import io.consentgate.gateway.app.web.Language;
import io.consentgate.signature.Identity;
import io.consentgate.signature.ReadableJws;
import io.consentgate.signature.ReceiptSigner;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("ST-07, AX-13: the receipt in a visitor's words")
class ReceiptWordsTest {

  private static final Instant GIVEN = Instant.parse("2026-11-24T09:30:00Z");

  @ParameterizedTest
  @EnumSource(Language.class)
  void sections_everyCustody_sayAllAndShowNoRecordKey(Language language) {
    for (Custody custody : Custody.values()) {
      if (custody == Custody.HELD) {
        continue; // Nobody can choose it at a kiosk.
      }
      String receipt = receipt(custody);

      List<Row> rows = rows(receipt, language);

      assertThat(rows).hasSize(13);
      for (Row row : rows) {
        assertThat(row.name()).isNotBlank();
        assertThat(row.value()).as(row.name()).isNotBlank().isNotEqualTo(custody.name());
        assertThat(ReadableJws.claims(receipt)).doesNotContainKey(row.name());
      }
    }
  }

  @Test
  void sections_english_tellTimesAndTheLongestDelayAsPeopleDo() {
    List<Row> rows = rows(receipt(Custody.SEALED), Language.ENGLISH);

    assertThat(rows)
        .extracting(Row::value)
        .contains("gate-1", "sealed at this gate; your pass opens it", "Example Park", "AAAA-BBBB")
        .anySatisfy(value -> assertThat(value).contains("24 November 2026"))
        .anySatisfy(value -> assertThat(value).contains("within 2 minutes"));
  }

  @Test
  void sections_chinese_tellTimesInTheChineseForm() {
    List<Row> rows = rows(receipt(Custody.CARRIED), Language.CHINESE);

    assertThat(rows)
        .extracting(Row::value)
        .anySatisfy(value -> assertThat(value).contains("2026年11月24日"));
  }

  private static List<Row> rows(String receipt, Language language) {
    return new ReceiptWords(receipt, language, ZoneOffset.UTC)
        .sections().stream().flatMap(section -> section.rows().stream()).toList();
  }

  private static String receipt(Custody custody) {
    ConsentGrant grant =
        new ConsentGrant(
            new GrantId(new UUID(0, 1)),
            new PrincipalId(new UUID(0, 2)),
            new ConsentTerms(
                Purpose.ENTRY_VERIFICATION,
                custody,
                new ModelSetId("bundled"),
                new GatewayId("gate-1"),
                new NoticeHash("0".repeat(64))),
            new StatusReference(URI.create("http://127.0.0.1/status-lists/1"), 1),
            GIVEN,
            GIVEN.plusSeconds(120),
            GIVEN.plus(Duration.ofDays(2)));
    return new ReceiptSigner(Identity.mint(new SecureRandom()))
        .sign(
            new ConsentReceipt(
                "receipt-1",
                ConsentReceipt.SCHEMA_VERSION,
                grant,
                "en",
                "Example Park",
                Duration.ofSeconds(90),
                "AAAA-BBBB"),
            "DEMO");
  }
}
