package io.consentgate.evaluation.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench of the store runs, and measures what it says; few references say nothing of many. */
final class StoreBenchTest {

  @TempDir private Path folder;

  @Test
  void run_fewReferences_printsEachRatioAndErasesEachOne() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();

    new StoreProgram(new PrintStream(said, true, UTF_8), folder).run(300, 40);

    String text = said.toString(UTF_8);
    System.out.print(text);
    assertThat(text)
        .contains("unseal and compare", "bare insert of the same size", "bare fsyncs of 4 KB")
        .containsPattern("enrolment [0-9.]+ times the bare insert")
        .containsPattern("erasure   p99 -?[0-9.]+ ms beyond")
        .containsPattern("fsyncs right after it +-?[0-9.]+ ms +-?[0-9.]+ ms p99")
        .containsPattern("start     [0-9]+ ms, empty [0-9]+ ms");
    Matcher room = Pattern.compile("room +([0-9]+) bytes").matcher(text);
    assertThat(room.find()).isTrue();
    assertThat(Integer.parseInt(room.group(1))).isGreaterThan(StoreBench.SEALED_BYTES);
  }
}
