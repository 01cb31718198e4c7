package io.consentgate.evaluation.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.consentgate.signature.VerificationKey;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The authority's pages: an operator's back office, and what a person can do there alone. */
public final class Office implements AutoCloseable {

  private static final Pattern STATE = Pattern.compile("<tr[^>]*data-state=\"([A-Z]+)\"");
  private static final Pattern TEXT =
      Pattern.compile("<textarea[^>]*name=\"([a-z]+)\"[^>]*>([^<]*)</textarea>");
  private static final String GIVEN = "GIVEN";
  private static final String ERASED = "ERASED";

  /**
   * What tickets buy.
   *
   * @param entries how many entries each
   * @param lasts for how long from now
   */
  public record Terms(int entries, Duration lasts) {

    /** Many entries for a day. */
    public static Terms day() {
      return new Terms(50, Duration.ofDays(1));
    }

    /** One entry, any time today. */
    static Terms oneEntry() {
      return new Terms(1, Duration.ofDays(1));
    }

    /** Many entries for a short while. */
    public static Terms shortStay(Duration lasts) {
      return new Terms(50, lasts);
    }
  }

  /**
   * A proof of erasure as a person fetches it.
   *
   * @param certificate signed by the gateway
   * @param countersignature of the authority
   */
  public record Proof(String certificate, String countersignature) {}

  private final Browser browser;
  private final String portals;
  private final InstantSource clock;

  /**
   * Opens the authority's pages.
   *
   * @param address where it is
   * @param portals for which tickets are issued, with spaces or commas between them
   * @param clock the time
   */
  public Office(URI address, String portals, InstantSource clock) {
    browser = new Browser(address);
    this.portals = portals;
    this.clock = clock;
  }

  /**
   * Signs in with a one-time link.
   *
   * @param link as the authority gave it
   */
  public void signIn(URI link) throws IOException, InterruptedException {
    String code = browser.open(link.toString()).ok().field("code").orElse("");
    browser.submit("/sign-in", Map.of("code", code)).ok();
  }

  /**
   * Issues one ticket.
   *
   * @return picture of its code
   */
  byte[] ticket(Terms terms) throws IOException, InterruptedException {
    return tickets(1, terms).getFirst();
  }

  /**
   * Issues a batch of tickets.
   *
   * @param count how many
   * @param terms what each buys
   * @return pictures of their codes
   */
  public List<byte[]> tickets(int count, Terms terms) throws IOException, InterruptedException {
    return sheet(count, terms)
        .map(ticket -> Base64.getDecoder().decode(ticket.path("png").asText()))
        .toList();
  }

  /**
   * Issues a batch of tickets.
   *
   * @return their codes as printed, for people to type
   */
  public List<String> codes(int count, Terms terms) throws IOException, InterruptedException {
    return sheet(count, terms).map(ticket -> ticket.path("printed").asText()).toList();
  }

  /**
   * Withdraws at the authority alone, with the code on the receipt.
   *
   * @throws IllegalStateException if it is not taken
   */
  public void withdraw(String code) throws IOException, InterruptedException {
    browser.submit("/withdraw", Map.of("code", code)).ok();
  }

  private Stream<JsonNode> sheet(int count, Terms terms) throws IOException, InterruptedException {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Map<String, String> form =
        Map.of(
            "once", browser.open("/tickets").ok().field("once").orElse(""),
            "count", Integer.toString(count),
            "portals", portals,
            "from", now.minus(Duration.ofMinutes(1)).toString(),
            "until", now.plus(terms.lasts()).toString(),
            "entries", Integer.toString(terms.entries()));
    return browser.submitForJson("/tickets", form).path("tickets").valueStream();
  }

  /** Returns the states of all consents. */
  List<String> consents() throws IOException, InterruptedException {
    return STATE
        .matcher(browser.open("/consents").ok().body())
        .results()
        .map((MatchResult row) -> row.group(1))
        .toList();
  }

  /** Returns how many consents stand. */
  int standing() throws IOException, InterruptedException {
    return Math.toIntExact(consents().stream().filter(GIVEN::equals).count());
  }

  /** Returns how many erasures have arrived here. */
  int erased() throws IOException, InterruptedException {
    return Math.toIntExact(consents().stream().filter(ERASED::equals).count());
  }

  /**
   * Fetches a person's proof of erasure with the code on the receipt.
   *
   * @param code the code
   * @return the proof, once there is one
   */
  public Optional<Proof> proof(String code) throws IOException, InterruptedException {
    Page page = browser.submit("/certificates/mine", Map.of("code", code)).ok();
    String certificate = text(page, "certificate");
    String countersignature = text(page, "countersignature");
    return certificate.isEmpty()
        ? Optional.empty()
        : Optional.of(new Proof(certificate, countersignature));
  }

  /** Returns the first text of a name that is not empty; the page also asks for texts. */
  private static String text(Page page, String name) {
    return TEXT.matcher(page.body())
        .results()
        .filter(text -> text.group(1).equals(name))
        .map(text -> text.group(2).strip())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  /**
   * Returns a public key that the authority publishes.
   *
   * @param name {@code authority}, or the name of a gateway
   */
  public VerificationKey key(String name) throws IOException, InterruptedException {
    for (JsonNode key : browser.json("/keys").path("keys")) {
      if (key.path("name").asText().equals(name)) {
        return VerificationKey.ofJwk(key.toString());
      }
    }
    throw new IllegalStateException("no key is published for " + name);
  }

  @Override
  public void close() {
    browser.close();
  }
}
