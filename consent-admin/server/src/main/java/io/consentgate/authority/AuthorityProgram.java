package io.consentgate.authority;

import io.consentgate.authority.clock.ProgramClock;
import io.consentgate.authority.issue.IssueRules;
import io.consentgate.authority.operator.SignInLinks;
import io.consentgate.authority.record.DataFolderException;
import io.consentgate.authority.record.Database;
import io.consentgate.authority.record.EarlierUse;
import io.consentgate.signature.Identity;
import io.consentgate.signature.IdentityFile;
import io.consentgate.signature.KeyFileException;
import io.consentgate.signature.LocalPairing;
import io.consentgate.signature.PinnedKeys;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.BeanInstantiationException;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.exceptions.ApplicationStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** One running authority. Closing ends it cleanly. */
public final class AuthorityProgram implements AutoCloseable {
  /** File in the data folder that says where the running authority is reached. */
  static final String ADDRESS_FILE = "address";

  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

  private final ApplicationContext context;
  private final Database database;
  private final URI address;
  private final SignInLinks links;

  private AuthorityProgram(
      ApplicationContext context, Database database, URI address, SignInLinks links) {
    this.context = context;
    this.database = database;
    this.address = address;
    this.links = links;
  }

  /**
   * Starts an authority.
   *
   * @param options what was set
   * @param clock tells the time
   * @throws StartException if it cannot start; nothing was changed then
   */
  public static AuthorityProgram start(AuthorityOptions options, InstantSource clock)
      throws StartException {
    Listening listening = Listening.check(options);
    IssueRules rules = rules(options, listening.publicAddress());
    Path folder = options.data.toAbsolutePath().normalize();
    checkClock(EarlierUse.of(folder), clock);
    Database database = database(folder);
    boolean started = false;
    try {
      AuthorityProgram program =
          serve(options, listening, rules, database, new ProgramClock(clock));
      started = true;
      return program;
    } catch (KeyFileException e) {
      throw new StartException(String.valueOf(e.getMessage()), e);
    } catch (ApplicationStartupException
        | ServerStartupException
        | BeanInstantiationException
        | ConfigurationException
        | IOException e) {
      throw new StartException(
          "The authority could not start to listen: "
              + cause(e)
              + ". Check --bind, --port, --tls-keystore and its password.",
          e);
    } finally {
      if (!started) {
        database.close();
      }
    }
  }

  private static AuthorityProgram serve(
      AuthorityOptions options,
      Listening listening,
      IssueRules rules,
      Database database,
      ProgramClock clock)
      throws KeyFileException, IOException {
    Path folder = options.data.toAbsolutePath().normalize();
    SecureRandom random = new SecureRandom();
    Identity identity = IdentityFile.openOrMint(folder, random);
    PinnedKeys gateways = PinnedKeys.open(folder.resolve(LocalPairing.PEERS));
    SignInLinks links = new SignInLinks(folder, clock);
    URI address = listening.publicAddress();
    ApplicationContext context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .banner(false)
            .properties(Settings.of(listening, options, random))
            .singletons(database, identity, gateways, rules, links, clock)
            .start();
    context.getBean(EmbeddedServer.class).start();
    Files.writeString(folder.resolve(ADDRESS_FILE), address.toString(), StandardCharsets.UTF_8);
    return new AuthorityProgram(context, database, address, links);
  }

  /** Returns where it is reached. */
  public URI address() {
    return address;
  }

  /** Makes a one-time sign-in link. */
  public URI signInLink() throws IOException {
    return signInLink(address, links);
  }

  @Override
  public void close() {
    context.close();
    database.close();
  }

  /** Returns a bean, for tests of this module. */
  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  static URI signInLink(URI address, SignInLinks links) throws IOException {
    return address.resolve("/sign-in?code=" + links.mint());
  }

  private static IssueRules rules(AuthorityOptions options, URI address) throws StartException {
    try {
      return new IssueRules(
          options.pack(), options.statusTimeToLive, options.controller(), address);
    } catch (IllegalArgumentException e) {
      throw new StartException("--status-ttl: " + e.getMessage() + ".", e);
    }
  }

  private static Database database(Path folder) throws StartException {
    try {
      return Database.open(folder);
    } catch (DataFolderException e) {
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
  }

  private static void checkClock(EarlierUse use, InstantSource clock) throws StartException {
    Instant now = clock.instant();
    Instant last = use.lastStatusList().orElse(Instant.EPOCH);
    if (last.isAfter(now.plus(CLOCK_TOLERANCE))) {
      throw new StartException(
          "The clock of this machine says "
              + now
              + ", but the last status list was signed at "
              + last
              + ". Set the clock right and start again. Nothing was changed.");
    }
  }

  private static String cause(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName();
  }
}
