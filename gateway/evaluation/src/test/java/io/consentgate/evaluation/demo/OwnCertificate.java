package io.consentgate.evaluation.demo;

import io.consentgate.gateway.app.authority.AuthorityTrust;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * A certificate for 127.0.0.1 that nobody signed but itself, as an operator makes one.
 *
 * @param keystore PKCS #12 file with key and certificate
 * @param passwordFile file with its password
 * @param pem the certificate alone
 */
public record OwnCertificate(Path keystore, Path passwordFile, Path pem) {

  private static final int PASSWORD_BITS = 128;

  /** Makes one with the JDK's keytool. */
  public static OwnCertificate make(Path folder) throws IOException, InterruptedException {
    OwnCertificate made =
        new OwnCertificate(
            folder.resolve("tls.p12"), folder.resolve("tls.password"), folder.resolve("tls.pem"));
    Files.writeString(
        made.passwordFile, new BigInteger(PASSWORD_BITS, new SecureRandom()).toString(36));
    made.keytool(
        List.of("-genkeypair", "-keyalg", "EC", "-dname", "CN=127.0.0.1", "-validity", "2"),
        List.of("-ext", "SAN=ip:127.0.0.1", "-storetype", "PKCS12"));
    made.keytool(List.of("-exportcert", "-rfc"), List.of("-file", made.pem.toString()));
    return made;
  }

  /** Returns the password of the key store. */
  public String password() throws IOException {
    return Files.readString(passwordFile, StandardCharsets.UTF_8);
  }

  /** Returns what a browser needs that was told to trust it. */
  public SSLContext trusted() {
    return AuthorityTrust.of(pem);
  }

  private void keytool(List<String> what, List<String> how)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(what);
    command.addAll(how);
    command.addAll(List.of("-alias", "own", "-keystore", keystore.toString()));
    command.addAll(List.of("-storepass:file", passwordFile.toString()));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool: " + said);
    }
  }
}
