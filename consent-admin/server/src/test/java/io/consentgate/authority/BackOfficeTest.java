package io.consentgate.authority;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.authority.exchange.PairingDesk;
import io.consentgate.authority.page.Texts;
import io.consentgate.contract.entitlement.EntitlementCode;
import io.consentgate.contract.exchange.ConsentIssued;
import io.consentgate.contract.exchange.EntitlementPage;
import io.consentgate.contract.exchange.EntitlementQuery;
import io.consentgate.contract.exchange.EntitlementRow;
import io.consentgate.contract.exchange.PairingAnswer;
import io.consentgate.contract.exchange.PairingOffer;
import io.consentgate.signature.Identity;
import io.consentgate.signature.OpenedReply;
import io.consentgate.signature.PairingCode;
import io.consentgate.signature.PairingCode.Role;
import io.consentgate.signature.PinnedKeys;
import io.consentgate.signature.VerificationKey;
import io.micronaut.serde.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BackOfficeTest {
  private static final Pattern CODE = Pattern.compile("\"code\":\"(CGE1:[^\"]+)\"");
  private static final Pattern PNG = Pattern.compile("\"png\":\"([^\"]+)\"");

  private Path folder;
  private TestAuthority authority;

  @BeforeAll
  void start(@TempDir Path given) throws Exception {
    folder = given;
    authority = new TestAuthority(TestAuthority.options(folder.resolve("authority")));
  }

  @AfterAll
  void end() {
    authority.close();
  }

  @Test
  @DisplayName("Tickets: codes shown once, the gateway gets their hash, no code is kept")
  void tickets_issued_reachTheGatewayByHashAndAreKeptNowhere() throws Exception {
    Office office = Office.signIn(authority);
    Map<String, String> order = order(office.once("/tickets"));

    HttpResponse<String> issued = office.submitForJson("/tickets", order);
    HttpResponse<String> again = office.submitForJson("/tickets", order);

    assertThat(issued.statusCode()).isEqualTo(200);
    assertThat(again.statusCode()).isEqualTo(409);
    Matcher code = CODE.matcher(issued.body());
    assertThat(code.find()).isTrue();
    EntitlementCode ticket = EntitlementCode.parse(code.group(1));
    EntitlementRow row = byId(ticket.id().hex());
    assertThat(row.portals()).containsExactly("main", "side");
    assertThat(row.entries()).isEqualTo(3);
    assertThat(page(0).entitlements()).contains(row);
    assertThat(page(row.sequence()).entitlements()).doesNotContain(row);
    byte[] file = Files.readAllBytes(folder.resolve("authority/authority.mv.db"));
    assertThat(new String(file, StandardCharsets.ISO_8859_1))
        .contains(ticket.id().hex())
        .doesNotContain(code.group(1).substring(5));
    Matcher png = PNG.matcher(issued.body());
    assertThat(png.find()).isTrue();
    assertThat(Base64.getDecoder().decode(png.group(1))).startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void tickets_sheet_hasAPictureACodeAndNoName() throws Exception {
    Office office = Office.signIn(authority);

    String sheet = office.submit("/tickets?lang=zh", order(office.once("/tickets"))).body();

    assertThat(sheet)
        .contains("data:image/png;base64,")
        .contains("data-code=\"CGE1:")
        .contains("lang=\"zh-Hans\"");
  }

  @Test
  void tickets_orderOutOfRange_issuesNothing() throws Exception {
    Office office = Office.signIn(authority);
    int before = page(0).entitlements().size();
    for (var wrong :
        Map.of("count", "0", "portals", "No Such Door!", "until", "2020-01-01T00:00:00Z")
            .entrySet()) {
      Map<String, String> order = new java.util.HashMap<>(order(office.once("/tickets")));
      order.put(wrong.getKey(), wrong.getValue());
      assertThat(office.submit("/tickets", order).statusCode()).isEqualTo(422);
    }
    assertThat(page(0).entitlements()).hasSize(before);
  }

  @Test
  @DisplayName("CN-02: an operator withdraws only with the person's receipt")
  void consents_withdrawal_needsTheCode() throws Exception {
    Office office = Office.signIn(authority);
    ConsentIssued issued = authority.consent();

    HttpResponse<String> without =
        office.submit(
            "/consents/withdraw",
            Map.of("once", office.once("/consents"), "code", issued.receiptId()));
    HttpResponse<String> with =
        office.submit(
            "/consents/withdraw",
            Map.of("once", office.once("/consents"), "code", issued.withdrawalCode()));

    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(with.statusCode()).isEqualTo(200);
    assertThat(with.body()).contains("data-state=\"WITHDRAWN\"");
    assertThat(office.open("/consents?find=" + issued.receiptId()).body())
        .contains("data-state=\"WITHDRAWN\"");
  }

  @ParameterizedTest
  @CsvSource({
    "/tickets,en",
    "/consents,en",
    "/gateways,en",
    "/withdraw,en",
    "/certificates,en",
    "/sign-in,en",
    "/tickets,zh-Hans",
    "/consents,zh-Hans",
    "/gateways,zh-Hans",
    "/withdraw,zh-Hans",
    "/certificates,zh-Hans",
    "/sign-in,zh-Hans"
  })
  void page_eachLanguage_isWholeAndHardened(String path, String language) throws Exception {
    HttpResponse<String> page = Office.signIn(authority).open(path + "?lang=" + language);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<html lang=\"" + language + "\">").contains("</html>");
    assertThat(page.body()).contains("?lang=" + (language.equals("en") ? "zh-Hans" : "en"));
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'self'");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void texts_bothLanguages_haveTheSameWords() {
    assertThat(Texts.in("zh-Hans").words().keySet()).isEqualTo(Texts.in("en").words().keySet());
  }

  @Test
  void pair_withTheCode_pinsBothKeysOnce() throws Exception {
    Identity gateway = Identity.mint(new SecureRandom());
    VerificationKey key = gateway.verificationKey();
    PairingCode code = authority.program.bean(PairingDesk.class).openCode();
    PairingCode wrong = PairingCode.random(new SecureRandom());

    assertThat(pair(offer("east-gate", key, wrong)).statusCode()).isEqualTo(401);
    HttpResponse<String> paired = pair(offer("east-gate", key, code));
    HttpResponse<String> again = pair(offer("west-gate", key, code));

    assertThat(paired.statusCode()).isEqualTo(200);
    PairingAnswer answer =
        authority.read(new OpenedReply(200, paired.body(), Instant.EPOCH), PairingAnswer.class);
    VerificationKey office = VerificationKey.ofJwk(answer.key());
    assertThat(office).isEqualTo(authority.key());
    assertThat(code.accepts(answer.mac(), Role.AUTHORITY, "east-gate", office)).isTrue();
    assertThat(authority.program.bean(PinnedKeys.class).find("east-gate")).contains(key);
    assertThat(again.statusCode()).isEqualTo(401);
  }

  @Test
  void pair_codeOlderThanTenMinutes_isRefused() throws Exception {
    PairingCode code = authority.program.bean(PairingDesk.class).openCode();
    authority.passes(PairingDesk.LIFETIME);
    VerificationKey key = Identity.mint(new SecureRandom()).verificationKey();

    assertThat(pair(offer("late-gate", key, code)).statusCode()).isEqualTo(401);
  }

  private HttpResponse<String> pair(PairingOffer offer) throws Exception {
    return authority.send(
        authority
            .request("/pair")
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    authority.program.bean(ObjectMapper.class).writeValueAsString(offer)))
            .build());
  }

  private static PairingOffer offer(String name, VerificationKey key, PairingCode code) {
    return new PairingOffer(name, key.toJwk(), code.mac(Role.GATEWAY, name, key));
  }

  private static Map<String, String> order(String once) {
    return Map.of(
        "once", once,
        "count", "2",
        "portals", "main, side",
        "entries", "3",
        "from", "2026-01-01T00:00:00Z",
        "until", "2099-01-01T00:00");
  }

  private EntitlementRow byId(String id) throws Exception {
    return authority
        .read(
            authority.call("/gateway/entitlements", new EntitlementQuery(0, id)),
            EntitlementPage.class)
        .entitlements()
        .getFirst();
  }

  private EntitlementPage page(long since) throws Exception {
    return authority.read(
        authority.call("/gateway/entitlements", new EntitlementQuery(since, "")),
        EntitlementPage.class);
  }
}
