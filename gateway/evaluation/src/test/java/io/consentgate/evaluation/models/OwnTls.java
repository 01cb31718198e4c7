package io.consentgate.evaluation.models;

import io.consentgate.evaluation.demo.OwnCertificate;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Both ends of TLS under a certificate of one's own.
 *
 * @param identity what a server shows
 * @param trusted what a client needs that trusts it
 */
record OwnTls(SSLContext identity, SSLContext trusted) {

  /** Makes a certificate. */
  static OwnTls make(Path folder) throws Exception {
    OwnCertificate own = OwnCertificate.make(folder);
    char[] password = own.password().toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(own.keystore())) {
      store.load(in, password);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    SSLContext identity = SSLContext.getInstance("TLS");
    identity.init(keys.getKeyManagers(), null, null);
    return new OwnTls(identity, own.trusted());
  }
}
