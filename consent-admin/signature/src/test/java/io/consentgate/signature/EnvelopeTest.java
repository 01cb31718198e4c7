package io.consentgate.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consentgate.signature.EnvelopeException.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnvelopeTest {
  private static final String PATH = "/gateway/report";

  @TempDir private Path folder;
  private Instant now = TestWorld.NOW;
  private final InstantSource clock = () -> now;
  private final Identity gateway = TestWorld.identity();
  private final Identity authority = TestWorld.identity();
  private final CallSealer sealer =
      new CallSealer(gateway, "north-gate", Parties.AUTHORITY, authority.verificationKey(), clock);
  private PinnedKeys peers;
  private CallOpener opener;

  @BeforeEach
  void pin() throws KeyFileException {
    peers = PinnedKeys.open(folder.resolve("peers"));
    peers.pin("north-gate", gateway.verificationKey());
    peers.pin("south-gate", TestWorld.identity().verificationKey());
    opener = new CallOpener(authority, Parties.AUTHORITY, peers, clock);
  }

  @Test
  void open_callOfAPinnedPeer_givesBodyAndReplyComesBack() throws Exception {
    String body = "{\"text\":\"quote \\\" and 中文\",\"number\":1.50}";
    SealedCall call = sealer.seal(PATH, body);

    OpenedCall opened = opener.open(PATH, call.compactJws());
    OpenedReply reply = sealer.openReply(call, opener.reply(opened, 200, "{\"ok\":true}"));

    assertThat(opened.peer()).isEqualTo("north-gate");
    assertThat(opened.body()).isEqualTo(body);
    assertThat(reply)
        .isEqualTo(
            new OpenedReply(200, "{\"ok\":true}", clock.instant().truncatedTo(ChronoUnit.SECONDS)));
  }

  @Test
  void open_theSameCallTwice_isRefused() throws Exception {
    String call = sealer.seal(PATH, "{}").compactJws();
    opener.open(PATH, call);

    assertRefused(PATH, call, Reason.REPLAYED);
  }

  @Test
  void open_callFromBeforeTheStart_isRefused() throws Exception {
    String call = sealer.seal(PATH, "{}").compactJws();
    now = now.plusSeconds(5);

    opener = new CallOpener(authority, Parties.AUTHORITY, peers, clock);

    assertRefused(PATH, call, Reason.REPLAYED);
  }

  @Test
  void open_callForAnotherPathOrReceiver_isRefused() {
    CallSealer elsewhere =
        new CallSealer(gateway, "north-gate", "other", authority.verificationKey(), clock);

    assertRefused("/gateway/consents", sealer.seal(PATH, "{}").compactJws(), Reason.MISDIRECTED);
    assertRefused(PATH, elsewhere.seal(PATH, "{}").compactJws(), Reason.MISDIRECTED);
  }

  @Test
  void open_stranger_isRefusedLikeAForgery() {
    Identity stranger = TestWorld.identity();
    CallSealer sealing =
        new CallSealer(
            stranger, "north-gate", Parties.AUTHORITY, authority.verificationKey(), clock);
    CallSealer posing =
        new CallSealer(
            gateway, "south-gate", Parties.AUTHORITY, authority.verificationKey(), clock);

    assertRefused(PATH, sealing.seal(PATH, "{}").compactJws(), Reason.NOT_GENUINE);
    assertRefused(PATH, posing.seal(PATH, "{}").compactJws(), Reason.NOT_GENUINE);
  }

  @Test
  void open_tooOldOrFromTheFuture_isRefused() {
    String call = sealer.seal(PATH, "{}").compactJws();
    now = now.plusSeconds(91);
    assertRefused(PATH, call, Reason.NOT_NOW);

    now = now.plusSeconds(600);
    String ahead = sealer.seal(PATH, "{}").compactJws();
    now = now.minusSeconds(60);
    assertRefused(PATH, ahead, Reason.NOT_NOW);
  }

  @Test
  void open_callThatLivesTooLong_isRefused() {
    Map<String, Object> claims = new HashMap<>();
    claims.put("iss", "north-gate");
    claims.put("aud", Parties.AUTHORITY);
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(Duration.ofDays(1)).getEpochSecond());
    claims.put("jti", "a");
    claims.put("htu", PATH);
    claims.put("body", "{}");

    assertRefused(PATH, TestWorld.signed(gateway, JwsKind.CALL, claims), Reason.NOT_NOW);
  }

  @Test
  void open_noEnvelope_isRefused() {
    assertRefused(PATH, "", Reason.MALFORMED);
    assertRefused(PATH, "{}", Reason.MALFORMED);
    assertRefused(PATH, "A".repeat(1_000_000), Reason.MALFORMED);
    assertRefused(PATH, new GrantSigner(gateway).sign(TestWorld.grant(1)), Reason.MALFORMED);
  }

  @Test
  void openReply_toAnotherCallOrByAnother_isRefused() throws Exception {
    SealedCall one = sealer.seal(PATH, "{}");
    SealedCall two = sealer.seal(PATH, "{}");
    OpenedCall opened = opener.open(PATH, one.compactJws());
    String reply = opener.reply(opened, 200, "{}");
    CallOpener forger = new CallOpener(gateway, Parties.AUTHORITY, peers, clock);

    assertThatThrownBy(() -> sealer.openReply(two, reply)).isInstanceOf(EnvelopeException.class);
    assertThatThrownBy(() -> sealer.openReply(one, forger.reply(opened, 200, "{}")))
        .isInstanceOf(EnvelopeException.class);
    assertThatThrownBy(() -> sealer.openReply(one, one.compactJws()))
        .isInstanceOf(EnvelopeException.class);
  }

  @Test
  void remember_moreThanFits_refusesInsteadOfForgetting() throws Exception {
    ReplayMemory memory = new ReplayMemory();
    for (int i = 0; i < ReplayMemory.CAPACITY; i++) {
      memory.remember("call " + i, now.plusSeconds(60), now);
    }

    assertThatThrownBy(() -> memory.remember("one more", now.plusSeconds(60), now))
        .isInstanceOf(EnvelopeException.class);

    Instant later = now.plusSeconds(61);
    memory.remember("one more", later.plusSeconds(60), later);
  }

  private void assertRefused(String path, String call, Reason reason) {
    assertThatThrownBy(() -> opener.open(path, call))
        .isInstanceOfSatisfying(
            EnvelopeException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
