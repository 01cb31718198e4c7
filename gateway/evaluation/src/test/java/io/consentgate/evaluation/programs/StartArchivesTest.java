package io.consentgate.evaluation.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StartArchivesTest {

  @TempDir private Path folder;

  @Test
  void flags_withoutAnArchive_areNone() {
    assertThat(new StartArchives.Ready(folder).flags("gateway")).isEmpty();
  }

  @Test
  void flags_withAnArchive_nameIt() throws Exception {
    Path archive = Files.writeString(folder.resolve("gateway.aot"), "");

    assertThat(new StartArchives.Ready(folder).flags("gateway"))
        .contains("-XX:AOTCache=" + archive);
  }

  @Test
  void take_ofWhatARehearsalLeft_replacesWhatWasThere() throws Exception {
    StartArchives.Ready ready = new StartArchives.Ready(folder.resolve("archives"));
    Path left = folder.resolve("gateway.aot");
    for (String content : new String[] {"first", "second"}) {
      Files.writeString(left, content);
      ready.take("gateway", new StartArchives.Rehearsed(folder));

      assertThat(ready.archive("gateway")).hasContent(content);
    }
    assertThat(folder.resolve("archives")).isDirectoryContaining("glob:**/gateway.aot");
  }

  @Test
  void take_ofNothing_saysWhoLeftNone() {
    StartArchives.Ready ready = new StartArchives.Ready(folder);

    assertThatThrownBy(() -> ready.take("gateway", new StartArchives.Rehearsed(folder)))
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("gateway left no archive");
  }
}
