package io.consentgate.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fresh token of SoftHSM2's, a PKCS #11 module in software: it keeps its objects in files, which
 * a token of metal would not.
 */
public final class SoftToken {

  private static final Path MODULE = Path.of("/usr/lib/softhsm/libsofthsm2.so");
  private static final String PIN = Long.toString(System.nanoTime());
  private static final Pattern SLOT = Pattern.compile("reassigned to slot ([0-9]+)");

  /** The module sees only the tokens that were there when a process used it first. */
  private static final int COUNT = 12;

  private static final Deque<String> FRESH = new ArrayDeque<>();
  private static int handedOut;

  private SoftToken() {}

  /**
   * Returns the setting that names a token nobody has used.
   *
   * @param folder where its PIN goes
   */
  public static synchronized String setting(Path folder) throws IOException, InterruptedException {
    assumeTrue(Files.exists(MODULE), "needs Debian's package softhsm2");
    if (handedOut == 0) {
      prepare();
    }
    handedOut++;
    String slot = FRESH.removeFirst();
    Path pin = Files.writeString(folder.resolve("pin"), PIN + "\n");
    return "pkcs11:slot-id=%s?module-path=%s&pin-source=%s".formatted(slot, MODULE, pin);
  }

  private static void prepare() throws IOException, InterruptedException {
    Path configuration = Path.of(System.getenv("SOFTHSM2_CONF"));
    Path tokens =
        Files.createTempDirectory(configuration.toAbsolutePath().getParent(), "softhsm2-tokens");
    Files.writeString(configuration, "directories.tokendir = " + tokens + "\nlog.level = ERROR\n");
    for (int i = 0; i < COUNT; i++) {
      FRESH.add(make("test-" + i));
    }
  }

  private static String make(String label) throws IOException, InterruptedException {
    Process tool =
        new ProcessBuilder(
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label=" + label,
                "--so-pin=" + PIN,
                "--pin=" + PIN)
            .redirectErrorStream(true)
            .start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(tool.waitFor()).as(said).isZero();
    Matcher slot = SLOT.matcher(said);
    assertThat(slot.find()).as(said).isTrue();
    return slot.group(1);
  }
}
