package io.consentgate.gateway.camera.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.consentgate.gateway.access.PresentedCode;
import io.consentgate.gateway.camera.CodeFrame;
import io.consentgate.gateway.secret.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Independent readers and writers agree with ours: Debian's zbar-tools and qrencode. */
final class CodeInteropTest {

  private static final int[] LENGTHS = {6, 31, 136, 259, 394, 535, 600};

  @TempDir private Path folder;

  @Test
  void draw_passesOfTypicalSizes_areReadByZbar() throws IOException, InterruptedException {
    assumeInstalled("zbarimg", "zbar-tools");
    SplittableRandom random = new SplittableRandom(7);
    for (int length : LENGTHS) {
      String text = "CGP1:" + Pictures.randomText(random, length - 5);
      Path png = folder.resolve(length + ".png");
      try (SecretBytes secret = Pictures.secret(text)) {
        Files.write(png, PassSymbol.draw(secret));
      }

      String read =
          run("zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", png.toString());

      assertThat(read).isEqualTo(text + "\n");
    }
  }

  @Test
  void read_symbolsOfQrencode_returnsTheirText() throws IOException, InterruptedException {
    assumeInstalled("qrencode", "qrencode");
    SplittableRandom random = new SplittableRandom(8);
    for (int length : LENGTHS) {
      for (String mode : new String[] {"--level=M", "--8bit"}) {
        String text = "CGP1:" + Pictures.randomText(random, length - 5);
        Path png = folder.resolve("qrencode.png");
        run("qrencode", mode, "--size=4", "--output=" + png, text);

        try (CodeFrame frame = Pictures.frame(Pictures.image(Files.readAllBytes(png)));
            PresentedCode read = new CodeReader().read(frame).orElseThrow()) {
          assertThat(Pictures.text(((PresentedCode.PassText) read).text())).isEqualTo(text);
        }
      }
    }
  }

  @Test
  void read_symbolsThatAreNotOurs_areForeign() throws IOException, InterruptedException {
    assumeInstalled("qrencode", "qrencode");
    String[] texts = {"https://example.org/?a=b", "HC1:6BF", "cgp1:abc", "漢字", "x".repeat(601)};
    for (String text : texts) {
      Path png = folder.resolve("foreign.png");
      run("qrencode", "--size=4", "--output=" + png, text);

      try (CodeFrame frame = Pictures.frame(Pictures.image(Files.readAllBytes(png)))) {
        assertThat(new CodeReader().read(frame)).contains(new PresentedCode.Foreign());
      }
    }
  }

  private static void assumeInstalled(String program, String debianPackage) {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin", program)),
        program + " is missing: apt-get install " + debianPackage);
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(command[0]).isZero();
    return output;
  }
}
