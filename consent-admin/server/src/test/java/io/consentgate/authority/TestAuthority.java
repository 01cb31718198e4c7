package io.consentgate.authority;

import io.consentgate.contract.exchange.ConsentIssued;
import io.consentgate.contract.exchange.ConsentRequest;
import io.consentgate.contract.exchange.NoticeQuery;
import io.consentgate.contract.exchange.NoticeText;
import io.consentgate.signature.CallSealer;
import io.consentgate.signature.EnvelopeException;
import io.consentgate.signature.Identity;
import io.consentgate.signature.KeyFileException;
import io.consentgate.signature.OpenedReply;
import io.consentgate.signature.Parties;
import io.consentgate.signature.PinnedKeys;
import io.consentgate.signature.SealedCall;
import io.consentgate.signature.VerificationKey;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A real authority on a real database file, with a paired gateway that speaks to it over HTTP. */
final class TestAuthority implements AutoCloseable {
  static final String GATEWAY = "north-gate";

  final AuthorityProgram program;
  final Identity gateway;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper mapper;
  private volatile Duration ahead = Duration.ZERO;

  TestAuthority(AuthorityOptions options) throws StartException, KeyFileException {
    this(options, Identity.mint(new SecureRandom()));
  }

  /** Starts where one may have been before, with the gateway that was paired with it. */
  TestAuthority(AuthorityOptions options, Identity gateway)
      throws StartException, KeyFileException {
    this.gateway = gateway;
    program = AuthorityProgram.start(options, clock());
    mapper = program.bean(ObjectMapper.class);
    program.bean(PinnedKeys.class).pin(GATEWAY, gateway.verificationKey());
  }

  static AuthorityOptions options(Path folder) {
    AuthorityOptions options = new AuthorityOptions();
    options.data = folder;
    options.port = 0;
    return options;
  }

  InstantSource clock() {
    return () -> Clock.systemUTC().instant().plus(ahead);
  }

  Instant now() {
    return clock().instant();
  }

  /** Lets the time pass without waiting for it. */
  void passes(Duration time) {
    ahead = ahead.plus(time);
  }

  VerificationKey key() {
    return program.bean(Identity.class).verificationKey();
  }

  CallSealer sealer(Identity identity) {
    return new CallSealer(identity, GATEWAY, Parties.AUTHORITY, key(), clock());
  }

  /** Calls as the paired gateway and opens the answer. */
  OpenedReply call(String path, Record body)
      throws IOException, InterruptedException, EnvelopeException {
    CallSealer sealer = sealer(gateway);
    SealedCall call = sealer.seal(path, mapper.writeValueAsString(body));
    return sealer.openReply(call, post(path, call.compactJws()).body());
  }

  <T> T read(OpenedReply reply, Class<T> type) throws IOException {
    T value = mapper.readValue(reply.body(), type);
    if (value == null) {
      throw new IOException("an empty answer");
    }
    return value;
  }

  NoticeText notice(String language) throws IOException, InterruptedException, EnvelopeException {
    return read(call("/gateway/notice", new NoticeQuery(language)), NoticeText.class);
  }

  /** Gives a consent for a day. */
  ConsentIssued consent() throws IOException, InterruptedException, EnvelopeException {
    NoticeText notice = notice("en");
    ConsentRequest request =
        new ConsentRequest(
            notice.hash(), "en", "SEALED", "bundled-1", "face-first", now().plusSeconds(86_400));
    return read(call("/gateway/consents", request), ConsentIssued.class);
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/jose")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).header("Accept", "text/html").GET().build());
  }

  String statusList() throws IOException, InterruptedException {
    return send(request("/status-lists/1")
            .header("Accept", "application/statuslist+jwt")
            .GET()
            .build())
        .body();
  }

  HttpResponse<String> json(String path) throws IOException, InterruptedException {
    return send(request(path).header("Accept", "application/json").GET().build());
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address().resolve(path)).timeout(Duration.ofSeconds(60));
  }

  URI address() {
    return program.address();
  }

  @Override
  public void close() {
    client.close();
    program.close();
  }
}
