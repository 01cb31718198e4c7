package io.consentgate.evaluation.programs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A start of both programs on a folder that is thrown away, with a look at their pages, which
 * leaves the archives that later starts begin from.
 */
public final class Rehearsal {

  private static final Duration READY = Duration.ofSeconds(90);
  private static final Duration PAGE = Duration.ofSeconds(20);
  private static final String GATEWAY_ID = "rehearsal";

  /** Shows no file and therefore nobody. */
  private static final String CAMERA = "synthetic:nobody";

  private static final List<String> GATEWAY_PAGES =
      List.of("/kiosk", "/kiosk/main", "/portal/main", "/about-this-gate");
  private static final List<String> AUTHORITY_PAGES = List.of("/", "/sign-in", "/help");

  private Rehearsal() {}

  /**
   * Rehearses, and puts the archives in their place; takes half a minute or less.
   *
   * @param installation where the programs lie
   * @throws ProgramException if one does not start, or left no archive
   */
  public static void play(Installation installation)
      throws ProgramException, IOException, InterruptedException {
    Path work = Files.createTempDirectory("consentgate-rehearsal");
    try {
      StartArchives.Rehearsed rehearsed = new StartArchives.Rehearsed(work);
      DataFolder data = DataFolder.open(work.resolve("data"));
      startBoth(new ProgramLaunch(installation, data, rehearsed));
      StartArchives.Ready ready = StartArchives.of(installation);
      ready.take(ProgramLaunch.AUTHORITY, rehearsed);
      ready.take(ProgramLaunch.GATEWAY, rehearsed);
    } finally {
      FolderTree.delete(work);
    }
  }

  private static void startBoth(ProgramLaunch launch)
      throws ProgramException, IOException, InterruptedException {
    LocalPinning.pin(launch.data(), GATEWAY_ID);
    AuthoritySettings authority = new AuthoritySettings(FreePort.any(), List.of());
    GatewaySettings gateway =
        new GatewaySettings(
            FreePort.any(),
            authority.address(),
            CAMERA,
            "main=log:",
            List.of("--gateway-id", GATEWAY_ID));
    try (ProgramPair pair =
        ProgramPair.start(launch.authority(authority), launch.gateway(gateway), _ -> {})) {
      pair.awaitReady(READY);
      visit(gateway.address(), GATEWAY_PAGES);
      visit(authority.address(), AUTHORITY_PAGES);
    }
  }

  private static void visit(URI program, List<String> pages)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String page : pages) {
        HttpRequest request = HttpRequest.newBuilder(program.resolve(page)).timeout(PAGE).build();
        client.send(request, BodyHandlers.discarding());
      }
    }
  }
}
