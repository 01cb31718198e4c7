package io.consentgate.authority;

import io.consentgate.authority.issue.Controller;
import io.consentgate.contract.policy.PolicyPack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What can be set on the command line; the first start needs nothing of it. */
public final class AuthorityOptions {
  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      defaultValue = "data/authority",
      description = "Folder for all that the authority keeps. Default: ${DEFAULT-VALUE}")
  Path data = Path.of("data", "authority");

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8480",
      description = "Port to listen on; 0 takes any free one. Default: ${DEFAULT-VALUE}")
  int port = 8480;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen on. Any but loopback needs --tls-keystore. Default: ${DEFAULT-VALUE}")
  String bind = "127.0.0.1";

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "Address that people and gateways use, if it is not the one above.")
  @Nullable String publicUrl;

  @Option(
      names = "--tls-keystore",
      paramLabel = "FILE",
      description =
          "PKCS#12 file with key and certificate; its password is read from the environment"
              + " variable CONSENTGATE_TLS_PASSWORD.")
  @Nullable Path tlsKeystore;

  @Option(
      names = "--retention",
      paramLabel = "DURATION",
      defaultValue = "30d",
      description =
          "Longest life of a consent, such as 12h or 30d; at most 30d under the DEMO pack."
              + " Default: ${DEFAULT-VALUE}")
  Duration retention = Duration.ofDays(30);

  @Option(
      names = "--status-ttl",
      paramLabel = "DURATION",
      defaultValue = "10m",
      description =
          "How long a status list counts; at most 10m under the DEMO pack. Default:"
              + " ${DEFAULT-VALUE}")
  Duration statusTimeToLive = Duration.ofMinutes(10);

  @Option(
      names = "--controller-name",
      paramLabel = "NAME",
      description = "Who is answerable, as the notice names them.")
  @Nullable String controllerName;

  @Option(names = "--controller-contact", paramLabel = "TEXT", description = "How to reach them.")
  @Nullable String controllerContact;

  @Option(names = "--officer", paramLabel = "TEXT", description = "The data protection officer.")
  @Nullable String officer;

  @Option(names = "--regulator", paramLabel = "NAME", description = "Where to complain.")
  @Nullable String regulator;

  /** Returns who is answerable. */
  Controller controller() {
    return new Controller(
        Optional.ofNullable(controllerName),
        Optional.ofNullable(controllerContact),
        Optional.ofNullable(officer),
        Optional.ofNullable(regulator));
  }

  /** Returns the limits: those of the DEMO pack, with a shorter retention if one was set. */
  PolicyPack pack() throws StartException {
    PolicyPack demo = PolicyPack.DEMO;
    if (!retention.isPositive() || retention.compareTo(demo.maxRetention()) > 0) {
      throw new StartException(
          "--retention must be more than 0 and at most "
              + demo.maxRetention().toDays()
              + "d under the pack "
              + demo.id()
              + ".");
    }
    return new PolicyPack(
        demo.id(),
        demo.kind(),
        demo.custodies(),
        retention,
        demo.maxStatusAge(),
        demo.maxFalseMatchRate(),
        demo.maxFalsePositiveRate());
  }
}
