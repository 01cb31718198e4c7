package io.consentgate.evaluation.models;

import io.consentgate.evaluation.models.TransferFault.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;

/**
 * Opens addresses as the virtual machine's settings say (proxies, trusted certificates), and says
 * plainly why one does not open.
 *
 * @param tls makes TLS connections
 * @param connecting longest wait for a connection
 * @param reading longest wait for the next bytes
 */
record Connection(SSLSocketFactory tls, Duration connecting, Duration reading) {

  private static final int MOST_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  /** Returns one with the machine's own trust. */
  static Connection ofMachine() {
    return new Connection(
        HttpsURLConnection.getDefaultSSLSocketFactory(),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30));
  }

  /**
   * Asks for a file and follows redirects, a few and to TLS only.
   *
   * @param address where
   * @param from first byte wanted
   * @return the answer, whatever its status
   * @throws TransferFault if there is none
   */
  HttpURLConnection ask(URI address, long from) throws TransferFault {
    URI at = address;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      try {
        HttpURLConnection answer = open(at, from);
        if (!REDIRECTS.contains(answer.getResponseCode())) {
          return answer;
        }
        at = next(at, answer);
      } catch (TransferFault e) {
        throw e;
      } catch (IOException e) {
        throw explained(at, e);
      }
    }
    throw new TransferFault(
        Kind.LASTING, "%s leads on and on to other addresses.".formatted(address.getHost()));
  }

  /** Says why an address does not give what it should. */
  TransferFault explained(URI address, IOException e) {
    String host = address.getHost();
    return switch (e) {
      case TransferFault known -> known;
      case UnknownHostException _ ->
          new TransferFault(
              Kind.LASTING,
              "The host %s was not found; this machine has no network or no name server."
                  .formatted(host),
              e);
      case SocketTimeoutException _ ->
          new TransferFault(
              Kind.PASSING,
              "%s did not answer within %d s.".formatted(host, reading.toSeconds()),
              e);
      case ConnectException _ ->
          new TransferFault(Kind.LASTING, "No connection to %s was made.".formatted(host), e);
      case NoRouteToHostException _ ->
          new TransferFault(Kind.LASTING, "No connection to %s was made.".formatted(host), e);
      case SSLException _ ->
          new TransferFault(
              Kind.LASTING,
              "The connection to %s is not safe: its TLS certificate was not accepted."
                  .formatted(host),
              e);
      default ->
          new TransferFault(Kind.PASSING, "The connection to %s broke off.".formatted(host), e);
    };
  }

  private HttpURLConnection open(URI address, long from) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    if (connection instanceof HttpsURLConnection safe) {
      safe.setSSLSocketFactory(tls);
    }
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(Math.toIntExact(connecting.toMillis()));
    connection.setReadTimeout(Math.toIntExact(reading.toMillis()));
    connection.setUseCaches(false);
    connection.setRequestProperty("Accept-Encoding", "identity");
    connection.setRequestProperty("User-Agent", "consentgate");
    if (from > 0) {
      connection.setRequestProperty("Range", "bytes=" + from + "-");
    }
    return connection;
  }

  private static URI next(URI at, HttpURLConnection answer) throws TransferFault {
    String location = answer.getHeaderField("Location");
    answer.disconnect();
    try {
      URI next = at.resolve(location == null ? "" : location);
      if (location != null && "https".equals(next.getScheme()) && next.getHost() != null) {
        return next;
      }
    } catch (IllegalArgumentException e) {
      throw new TransferFault(
          Kind.LASTING, "%s leads on to what is no address.".formatted(at.getHost()), e);
    }
    throw new TransferFault(
        Kind.LASTING, "%s leads on to an address without TLS.".formatted(at.getHost()));
  }
}
