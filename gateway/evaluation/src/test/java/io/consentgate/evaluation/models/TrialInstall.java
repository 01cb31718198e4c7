package io.consentgate.evaluation.models;

import io.consentgate.models.Catalogue;
import io.consentgate.models.Handling;
import io.consentgate.models.ModelException;
import io.consentgate.models.ModelFile;
import io.consentgate.models.ModelSet;
import io.consentgate.models.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;

/** One set that lacks one file, and a server that has it. */
final class TrialInstall implements AutoCloseable {

  static final int SIZE = 200_000;
  static final byte[] RIGHT = SmallFile.bytes(1, SIZE);
  static final byte[] WRONG = SmallFile.bytes(2, SIZE);
  static final Duration WAIT = Duration.ofSeconds(10);

  final StringWriter said = new StringWriter();
  final List<Long> came = new ArrayList<>();
  final FileServer server;
  private final Path folder;

  TrialInstall(Path folder) throws IOException {
    this.folder = folder;
    server = FileServer.start();
  }

  @Override
  public void close() {
    server.close();
  }

  void install() throws Exception {
    install(connection(), address());
  }

  void install(Connection connection, URI address) throws Exception {
    ModelFile file = SmallFile.of(Handling.YUNET, "net.onnx", RIGHT, address);
    installer(connection, accepted(), file).install(setOf(file));
  }

  void install(Licences licences) throws Exception {
    ModelFile file = SmallFile.of(Handling.YUNET, "net.onnx", RIGHT, address());
    installer(connection(), licences, file).install(setOf(file));
  }

  SetInstaller installer(Connection connection, Licences licences, ModelFile file) {
    Catalogue catalogue = SmallFile.catalogue(setOf(file));
    return new SetInstaller(
        new Shelf(catalogue, models(), List.of()),
        new Download(connection, Duration.ZERO),
        licences,
        new Counting(came),
        new PrintWriter(said, true));
  }

  /** The other part is one that ships, so that one download is the whole story. */
  static ModelSet setOf(ModelFile file) {
    try {
      return SmallFile.set("test", file, Catalogue.shipped().set("bundled").file(Role.FEATURES));
    } catch (ModelException e) {
      throw new IllegalStateException(e);
    }
  }

  Licences accepted() {
    return new Licences(new PrintWriter(said, true), true, false, _ -> false);
  }

  static Connection connection() {
    return connection(WAIT);
  }

  static Connection connection(Duration reading) {
    return new Connection(HttpsURLConnection.getDefaultSSLSocketFactory(), WAIT, reading);
  }

  URI address() {
    return server.address("/net.onnx");
  }

  Path models() {
    return folder.resolve("models");
  }

  Path target() {
    return models().resolve("net.onnx");
  }

  Path part() {
    return models().resolve("net.onnx.part");
  }

  byte[] installed() throws IOException {
    return Files.readAllBytes(target());
  }

  private record Counting(List<Long> came) implements TransferAudience {

    @Override
    public void begins(ModelFile file, long haveBytes) {}

    @Override
    public void came(long bytes) {
      came.add(bytes);
    }

    @Override
    public void ends() {}
  }
}
