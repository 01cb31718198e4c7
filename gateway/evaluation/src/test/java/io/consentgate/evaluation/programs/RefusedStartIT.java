package io.consentgate.evaluation.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.models.Catalogue;
import io.consentgate.models.ModelFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A program that cannot start says one sentence, ends with 1 and changes nothing")
final class RefusedStartIT {

  private static final Duration READY = Duration.ofSeconds(90);
  private static final int ROOMY_KIBIBYTES = 8192;
  private static final String WRONG = "not the network";

  /** The two programs, for what holds for both. */
  enum Program {
    AUTHORITY,
    GATEWAY
  }

  @TempDir private static Path used;
  @TempDir private Path folder;
  private DataFolder data;
  private int port;

  /** Both programs have run on this folder, as they would have before things went wrong. */
  @BeforeAll
  static void runOnce() throws Exception {
    DataFolder first = DataFolder.open(used.resolve("data"));
    LocalPinning.pin(first, "gate-1");
    ProgramLaunch launch = new ProgramLaunch(Installation.find(), first);
    AuthoritySettings authority = new AuthoritySettings(FreePort.any(), List.of());
    try (ProgramPair pair =
        ProgramPair.start(
            launch.authority(authority),
            launch.gateway(settings(FreePort.any(), authority.address(), used, List.of())),
            _ -> {})) {
      pair.awaitReady(READY);
      awaitStatusList(authority.address());
    }
  }

  @BeforeEach
  void copy() throws Exception {
    copy(used.resolve("data"), folder.resolve("data"));
    data = new DataFolder(folder.resolve("data"));
    port = FreePort.any();
  }

  @ParameterizedTest
  @EnumSource
  void start_folderReadOnly_isRefused(Program program) throws Exception {
    try (MountSpace space = MountSpace.readOnly(own(program))) {
      new Refusal(own(program), space.within(spec(program))).says("cannot be written to", "--data");
    }
  }

  @ParameterizedTest
  @EnumSource
  void start_diskFull_isRefused(Program program) throws Exception {
    Path own = own(program);
    Path small = Files.createDirectory(folder.resolve("small"));
    try (MountSpace space = MountSpace.smallDisks(ROOMY_KIBIBYTES, small)) {
      Path moved = small.resolve("data");
      copy(own, space.seen(moved));
      space.fill(small);

      new Refusal(space.seen(small), space.within(spec(program, moved)))
          .says("disk", "full", "Make room", "--data");
    }
  }

  @ParameterizedTest
  @EnumSource
  void start_diskFullAtTheVeryFirstStart_isRefusedAndLeavesNothing(Program program)
      throws Exception {
    Path small = Files.createDirectory(folder.resolve("small"));
    try (MountSpace space = MountSpace.smallDisks(ROOMY_KIBIBYTES, small)) {
      space.fill(small);

      new Refusal(space.seen(small), space.within(spec(program, small.resolve("data"))))
          .says("disk", "full", "Make room", "--data");
    }
  }

  @ParameterizedTest
  @EnumSource
  void start_folderOfANewerVersion_isRefused(Program program) throws Exception {
    switch (program) {
      case AUTHORITY -> addLaterMigration();
      case GATEWAY -> Files.writeString(data.gateway().resolve("version"), "99\n");
    }

    new Refusal(own(program), spec(program)).says("newer version", "Start that version", "--data");
  }

  @ParameterizedTest
  @EnumSource
  void start_portInUse_isRefused(Program program) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();

      new Refusal(own(program), spec(program)).says(Integer.toString(port), "--port");
    }
  }

  @ParameterizedTest
  @EnumSource
  void start_beyondLoopbackWithoutTls_isRefused(Program program) throws Exception {
    new Refusal(own(program), spec(program, own(program), "--bind", "0.0.0.0"))
        .says("--tls-keystore", "127.0.0.1");
  }

  @Test
  void start_authorityWithItsClockSetBack_isRefused() throws Exception {
    new Refusal(data.authority(), BackInTime.anHour(spec(Program.AUTHORITY)))
        .says("clock", "Set the clock right", "start again");
  }

  @Test
  void start_modelFileOfAnotherDigest_namesItAndBothDigests() throws Exception {
    Path models = Files.createDirectory(folder.resolve("models"));
    List<ModelFile> files = Catalogue.shipped().set("reference").files();
    for (ModelFile file : files) {
      Files.writeString(models.resolve(file.file()), WRONG);
    }

    new Refusal(
            data.gateway(),
            spec(
                Program.GATEWAY,
                data.gateway(),
                "--model-set",
                "reference",
                "--models",
                models.toString()))
        .says(
            files.getFirst().file(),
            files.getFirst().sha256(),
            "31b20de0445e9c63e0e783b4c08c12bd122327b234914444f6431a4ad2781df6",
            "restore the file");
  }

  @Test
  void start_catalogueOfAnotherDigest_namesTheFileAndBothDigests() throws Exception {
    ModelFile file = Catalogue.shipped().set("bundled").files().getLast();
    String other = new StringBuilder(file.sha256()).reverse().toString();
    assertThat(other).isNotEqualTo(file.sha256());
    Path changed =
        Files.createDirectories(folder.resolve("changed/io/consentgate/models"))
            .resolve("catalogue.json");
    try (InputStream shipped = Catalogue.class.getResourceAsStream("catalogue.json")) {
      assertThat(shipped).isNotNull();
      String text = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text).contains(file.sha256());
      Files.writeString(changed, text.replace(file.sha256(), other));
    }
    ProgramSpec spec = spec(Program.GATEWAY);
    List<String> command = new ArrayList<>(spec.command());
    int classPath = command.indexOf("-cp") + 1;
    command.set(classPath, folder.resolve("changed") + ":" + command.get(classPath));

    new Refusal(data.gateway(), new ProgramSpec(spec.name(), command, spec.log(), spec.ready()))
        .says(file.file(), file.sha256(), other, "restore the file");
  }

  private Path own(Program program) {
    return switch (program) {
      case AUTHORITY -> data.authority();
      case GATEWAY -> data.gateway();
    };
  }

  private ProgramSpec spec(Program program) throws ProgramException {
    return spec(program, own(program));
  }

  /** Both programs take the last of two options of the same name. */
  private ProgramSpec spec(Program program, Path own, String... further) throws ProgramException {
    DataFolder there =
        new DataFolder(own.equals(own(program)) ? data.root() : own.resolveSibling("none"));
    ProgramLaunch launch = new ProgramLaunch(Installation.find(), there);
    ProgramSpec spec =
        switch (program) {
          case AUTHORITY -> launch.authority(new AuthoritySettings(port, List.of(further)));
          case GATEWAY ->
              launch.gateway(
                  settings(port, URI.create("http://127.0.0.1:9"), folder, List.of(further)));
        };
    List<String> command = new ArrayList<>(spec.command());
    command.set(command.indexOf("--data") + 1, own.toString());
    return new ProgramSpec(spec.name(), command, spec.log(), spec.ready());
  }

  private static GatewaySettings settings(
      int port, URI authority, Path folder, List<String> further) {
    return new GatewaySettings(
        port, authority, "synthetic:" + folder.resolve("scene.json"), "main=log:", further);
  }

  private static void awaitStatusList(URI authority) throws IOException {
    try (InputStream list = authority.resolve("/status-lists/1").toURL().openStream()) {
      assertThat(list.readAllBytes()).isNotEmpty();
    }
  }

  private void addLaterMigration() throws Exception {
    String url = "jdbc:h2:file:" + data.authority().resolve("authority");
    try (Connection connection = DriverManager.getConnection(url, "owner", "");
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "insert into \"flyway_schema_history\" values (99, '99', 'later', 'SQL',"
              + " 'V99__later.sql', 1, 'owner', now(), 1, true)");
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(
            file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
