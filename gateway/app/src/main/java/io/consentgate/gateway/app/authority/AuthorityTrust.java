package io.consentgate.gateway.app.authority;

import io.consentgate.gateway.app.StartRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Whose certificate an authority over TLS may show. It protects addresses and codes on the way; who
 * speaks is settled by the pinned keys alone, with TLS and without.
 */
public final class AuthorityTrust {

  private AuthorityTrust() {}

  /**
   * Trusts the certificates of a file and no others.
   *
   * @param file one or more certificates in PEM
   * @throws StartRefused with the next step, if there are none in it
   */
  public static SSLContext of(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (certificates.isEmpty()) {
        throw refused(file);
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int number = 0;
      for (Certificate certificate : certificates) {
        store.setCertificateEntry("authority-" + number++, certificate);
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException _) {
      throw refused(file);
    }
  }

  private static StartRefused refused(Path file) {
    return new StartRefused(
        "--authority-trust "
            + file
            + " cannot be read as certificates; name the PEM file of the authority's certificate.");
  }
}
