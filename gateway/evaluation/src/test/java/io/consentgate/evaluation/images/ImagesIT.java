package io.consentgate.evaluation.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.consentgate.evaluation.door.SharedFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayName("evaluate images, from pictures to the report")
final class ImagesIT {

  private static final int VISITORS = 8;

  @TempDir private Path folder;

  /** Drawn visitors were chosen to be told apart: this shows that the chain works, not how well. */
  @Test
  void images_drawnVisitors_areToldApart() throws Exception {
    List<String> pairs = new ArrayList<>(List.of("4\t2"));
    for (int i = 0; i < VISITORS; i++) {
      DrawnVisitors.draw(folder, i, 1);
      DrawnVisitors.draw(folder, i, 2);
    }
    for (int fold = 0; fold < 4; fold++) {
      pairs.add("V%d\t1\t2".formatted(2 * fold));
      pairs.add("V%d\t1\t2".formatted(2 * fold + 1));
      pairs.add("V%d\t1\tV%d\t2".formatted(2 * fold, 2 * fold + 1));
      pairs.add("V%d\t2\tV%d\t1".formatted(2 * fold, (2 * fold + 2) % VISITORS));
    }
    Path list = Files.write(folder.resolve("pairs.txt"), pairs);

    JsonNode json = run(folder, list);

    assertThat(json.path("model_set").textValue()).startsWith("bundled-");
    assertThat(json.path("pairs_mated").intValue()).isEqualTo(8);
    assertThat(json.path("pairs_non_mated").intValue()).isEqualTo(8);
    assertThat(json.path("fta").doubleValue()).isZero();
    assertThat(json.path("accuracy").doubleValue()).isEqualTo(1);
    assertThat(json.path("fmr").path("events").intValue()).isZero();
    assertThat(json.path("fnmr").path("events").intValue()).isZero();
    assertThat(json.path("fnmr_at_fmr").path("1e-2").isNull()).isTrue();
    assertThat(json.path("identification").path("fnir").path("rate").doubleValue()).isZero();
    assertThat(json.path("identification").path("allowed").booleanValue()).isFalse();
  }

  /** Nothing is written of a run that ends on a picture which is none. */
  @Test
  void images_pictureThatIsNone_writesNothing() throws Exception {
    DrawnVisitors.draw(folder, 0, 1);
    Files.writeString(folder.resolve("V0").resolve("V0_0002.png"), "no picture");
    Path list = Files.writeString(folder.resolve("pairs.txt"), "V0 1 2\n");
    Path json = folder.resolve("report.json");

    CommandLine command = new CommandLine(new ImagesCommand());
    command.setExecutionExceptionHandler(
        (failure, _, _) -> {
          assertThat(failure)
              .hasMessageContaining("pairs.txt, line 1: a picture that it names cannot be read");
          return 1;
        });
    int status = command.execute(arguments(folder, list, json));

    assertThat(status).isEqualTo(1);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(list, folder.resolve("V0"));
    }
  }

  /** ST-15, ST-16: real pictures; a few of lfw-dev's pairs. */
  @Test
  void images_someOfLfw_reportsCountsAndBoundsAndNobody() throws Exception {
    Path lfw = SharedFiles.faces().resolve("lfw-dev");
    List<String> all = Files.readAllLines(lfw.resolve("pairs.txt"));
    List<String> some = new ArrayList<>(all.subList(1, 21));
    some.addAll(all.subList(501, 521));
    Path list = Files.write(folder.resolve("pairs.txt"), some);

    JsonNode json = run(lfw.resolve("images"), list);

    assertThat(json.path("pairs_mated").intValue()).isEqualTo(20);
    assertThat(json.path("pairs_non_mated").intValue()).isEqualTo(20);
    assertThat(json.path("accuracy").doubleValue()).isBetween(0.6, 1.0);
    assertThat(json.path("fta").doubleValue()).isBetween(0.0, 0.3);
    JsonNode fnmr = json.path("fnmr");
    assertThat(fnmr.path("rate").doubleValue())
        .isBetween(fnmr.path("bound_low").doubleValue(), fnmr.path("bound_high").doubleValue());
    double acquired = fnmr.path("trials").doubleValue();
    double matched = acquired - fnmr.path("events").doubleValue();
    assertThat(json.path("frr").path("rate").doubleValue())
        .isCloseTo(1 - matched / 20, within(1e-9));
    String page = Files.readString(folder.resolve("report.html"));
    for (String line : some) {
      String name = line.substring(0, line.indexOf('\t'));
      assertThat(page).doesNotContain(name);
      assertThat(json.toString()).doesNotContain(name);
    }
  }

  private JsonNode run(Path images, Path list) throws IOException {
    StringWriter out = new StringWriter();
    Path json = folder.resolve("report.json");
    CommandLine command = new CommandLine(new ImagesCommand()).setOut(new PrintWriter(out));

    assertThat(command.execute(arguments(images, list, json))).isZero();

    System.out.println(out);
    assertThat(folder.resolve("report.html")).isNotEmptyFile();
    return JsonMapper.builder().build().readTree(json.toFile());
  }

  private String[] arguments(Path images, Path list, Path json) {
    return new String[] {
      "--images", images.toString(),
      "--pairs", list.toString(),
      "--json", json.toString(),
      "--html", folder.resolve("report.html").toString()
    };
  }
}
