package io.consentgate.gateway.app.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.consentgate.gateway.app.RunningGateway;
import io.consentgate.gateway.app.Settings;
import io.consentgate.gateway.app.testing.GateUnderTest;
import io.consentgate.gateway.app.testing.Walker;
import io.consentgate.gateway.store.database.DatabaseFile;
import io.consentgate.gateway.store.journal.Journal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running gateway whose database has let go of its file and cannot open it again. */
class UnreadableJournalTest {

  private static final int GARBAGE_BYTES = 20_000;

  /** Nobody is there: what this shows needs no authority. */
  private static final URI NOBODY = URI.create("http://127.0.0.1:9");

  @TempDir private Path folder;

  @Test
  @DisplayName("Whoever asks what the gate knows is told too when it cannot count")
  void page_journalCannotBeRead_saysSoAndCountsAgainAfterwards() throws Exception {
    Settings settings = GateUnderTest.settings(folder.resolve("gateway"), NOBODY);
    try (RunningGateway gateway = RunningGateway.start(settings);
        Walker walker = new Walker(gateway.address())) {
      assertThat(counts(walker))
          .containsEntry("readable", true)
          .containsEntry("pictures", 0L)
          .containsEntry("references", 0L);
      assertThat(page(walker)).contains(">0</b>").doesNotContain("cannot read its own journal");

      Path file = folder.resolve("gateway").resolve("journal.mv.db");
      Path aside = folder.resolve("aside");
      letGo(Journal.file(settings.data()), file, aside);

      assertThat(counts(walker)).isEqualTo(Map.of("pictures", 0L, "readable", false));
      assertThat(page(walker))
          .contains("cannot read its own journal", "<b data-fact=\"references\">–</b>");

      Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);

      assertThat(counts(walker)).containsEntry("readable", true).containsEntry("references", 0L);
    }
  }

  /** The file is another one before the database lets go: nobody opens it again in between. */
  private static void letGo(DatabaseFile journal, Path file, Path aside) throws Exception {
    try (Connection connection = journal.connectAsItIs();
        Statement statement = connection.createStatement()) {
      Files.move(file, aside);
      Files.write(file, new byte[GARBAGE_BYTES]);
      statement.execute("SHUTDOWN IMMEDIATELY");
    }
  }

  private static Map<String, Object> counts(Walker walker) throws Exception {
    return JSONObjectUtils.getJSONObject(
        JSONObjectUtils.parse(walker.get("/about-this-gate.json").body()), "counts");
  }

  private static String page(Walker walker) throws Exception {
    return walker.get("/about-this-gate?lang=en").body();
  }
}
