package io.consentgate.gateway.app.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.consentgate.contract.entitlement.EntitlementCode;
import io.consentgate.contract.exchange.Acknowledged;
import io.consentgate.contract.exchange.CertificateSubmission;
import io.consentgate.contract.exchange.ConsentIssued;
import io.consentgate.contract.exchange.ConsentRequest;
import io.consentgate.contract.exchange.Countersigned;
import io.consentgate.contract.exchange.EntitlementPage;
import io.consentgate.contract.exchange.EntitlementQuery;
import io.consentgate.contract.exchange.EntitlementRow;
import io.consentgate.contract.exchange.NoticeParagraph;
import io.consentgate.contract.exchange.NoticeQuery;
import io.consentgate.contract.exchange.NoticeText;
import io.consentgate.contract.exchange.WithdrawalSubmission;
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
import io.consentgate.contract.status.StatusList;
import io.consentgate.signature.CallOpener;
import io.consentgate.signature.Countersignature;
import io.consentgate.signature.EnvelopeException;
import io.consentgate.signature.GrantSigner;
import io.consentgate.signature.Identity;
import io.consentgate.signature.OpenedCall;
import io.consentgate.signature.Parties;
import io.consentgate.signature.PinnedKeys;
import io.consentgate.signature.ReceiptSigner;
import io.consentgate.signature.StatusListSigner;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * An authority in memory that speaks the real protocol: signed envelopes, signed grants, signed
 * lists. It can be switched off and on.
 */
public final class StandInAuthority implements AutoCloseable {

  private static final String HASH = "ab".repeat(32);

  private final Identity identity = Identity.mint(new SecureRandom());
  private final PinnedKeys gateways;
  private final CallOpener opener;
  private final ObjectMapper json = ObjectMapper.getDefault();
  private final HttpServer server;
  private final List<EntitlementRow> tickets = new CopyOnWriteArrayList<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<String> withdrawals = new CopyOnWriteArrayList<>();
  private final List<String> certificates = new CopyOnWriteArrayList<>();
  private final BitSet invalid = new BitSet();
  private volatile boolean away;
  private volatile Duration age = Duration.ZERO;
  private final List<ConsentIssued> issued = new CopyOnWriteArrayList<>();
  private volatile boolean repeats;
  private int grants;

  /**
   * Starts on a free port.
   *
   * @param folder for pinned keys
   */
  public StandInAuthority(Path folder) throws Exception {
    gateways = PinnedKeys.open(folder);
    opener = new CallOpener(identity, Parties.AUTHORITY, gateways, InstantSource.system());
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  /** Returns its address. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Returns its identity. */
  public Identity identity() {
    return identity;
  }

  /** Returns the gateways it knows. */
  public PinnedKeys gateways() {
    return gateways;
  }

  /** Switches it off or on. */
  public void away(boolean off) {
    away = off;
  }

  /** Lets it serve lists signed in the past. */
  public void listsAreOlderBy(Duration by) {
    age = by;
  }

  /** Lets it answer every consent with the first grant that it handed out. */
  public void repeatItself() {
    repeats = true;
  }

  /** Issues a ticket for portal {@code main}. */
  public EntitlementCode ticket(int entries) {
    EntitlementCode code = EntitlementCode.random(new SecureRandom());
    Instant now = Instant.now();
    tickets.add(
        new EntitlementRow(
            code.id().hex(),
            List.of("main"),
            now.minusSeconds(60),
            now.plus(Duration.ofHours(4)),
            entries,
            tickets.size() + 1L));
    return code;
  }

  /** Withdraws the grant at a position. */
  public synchronized void withdraw(int index) {
    invalid.set(index);
  }

  /** Returns the paths called so far. */
  public List<String> calls() {
    return calls;
  }

  /** Returns the withdrawals handed in. */
  public List<String> withdrawals() {
    return withdrawals;
  }

  /** Returns the certificates handed in. */
  public List<String> certificates() {
    return certificates;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (away) {
        send(exchange, 503, "away");
      } else if (path.equals("/status-lists/1")) {
        send(exchange, 200, statusList());
      } else {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        OpenedCall call = opener.open(path, body);
        calls.add(path);
        send(exchange, 200, opener.reply(call, 200, json.writeValueAsString(answer(path, call))));
      }
    } catch (EnvelopeException _) {
      send(exchange, 401, "not paired");
    }
  }

  private Object answer(String path, OpenedCall call) throws IOException {
    return switch (path) {
      case "/gateway/notice" -> notice(read(call, NoticeQuery.class).language());
      case "/gateway/consents" -> consent(call.peer(), read(call, ConsentRequest.class));
      case "/gateway/entitlements" -> page(read(call, EntitlementQuery.class));
      case "/gateway/withdrawals" -> {
        withdrawals.add(read(call, WithdrawalSubmission.class).statement());
        yield new Acknowledged(Instant.now());
      }
      case "/gateway/certificates" -> {
        String certificate = read(call, CertificateSubmission.class).certificate();
        certificates.add(certificate);
        yield new Countersigned(Countersignature.sign(identity, certificate, Instant.now()));
      }
      default -> new Acknowledged(Instant.now());
    };
  }

  private <T> T read(OpenedCall call, Class<T> shape) throws IOException {
    T value = json.readValue(call.body(), shape);
    if (value == null) {
      throw new IOException("no body");
    }
    return value;
  }

  private static NoticeText notice(String language) {
    return new NoticeText(
        3,
        language,
        HASH,
        "Example Park, desk 1",
        List.of(new NoticeParagraph("purpose", "Purpose", "To open the gate by face.")));
  }

  private EntitlementPage page(EntitlementQuery query) {
    List<EntitlementRow> rows = new ArrayList<>();
    for (EntitlementRow row : tickets) {
      boolean wanted =
          query.id().isEmpty() ? row.sequence() > query.since() : row.id().equals(query.id());
      if (wanted) {
        rows.add(row);
      }
    }
    return new EntitlementPage(rows, false);
  }

  private synchronized ConsentIssued consent(String gateway, ConsentRequest request) {
    if (!repeats || issued.isEmpty()) {
      issued.add(fresh(gateway, request));
      return issued.getLast();
    }
    return issued.getFirst();
  }

  private ConsentIssued fresh(String gateway, ConsentRequest request) {
    Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
    ConsentGrant grant =
        new ConsentGrant(
            new GrantId(UUID.randomUUID()),
            new PrincipalId(UUID.randomUUID()),
            new ConsentTerms(
                Purpose.ENTRY_VERIFICATION,
                Custody.valueOf(request.custody()),
                new ModelSetId(request.modelSet()),
                new GatewayId(gateway),
                new NoticeHash(request.noticeHash())),
            new StatusReference(address().resolve("/status-lists/1"), grants++),
            now,
            now.plusSeconds(120),
            request.expires());
    ConsentReceipt receipt =
        new ConsentReceipt(
            "receipt-" + grants,
            ConsentReceipt.SCHEMA_VERSION,
            grant,
            request.language(),
            "Example Park, desk 1",
            Duration.ofMinutes(10),
            "K7QF2MNP84ABCDEF");
    return new ConsentIssued(
        new GrantSigner(identity).sign(grant),
        new ReceiptSigner(identity).sign(receipt, "EU"),
        receipt.receiptId(),
        receipt.withdrawalCode());
  }

  private synchronized String statusList() {
    Instant issued = Instant.ofEpochSecond(Instant.now().minus(age).getEpochSecond());
    return new StatusListSigner(identity)
        .sign(
            new StatusList(
                address().resolve("/status-lists/1"),
                issued,
                issued.plus(Duration.ofMinutes(10)),
                Duration.ofMinutes(10),
                1024,
                invalid));
  }

  private static void send(HttpExchange exchange, int status, String body) {
    try {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
