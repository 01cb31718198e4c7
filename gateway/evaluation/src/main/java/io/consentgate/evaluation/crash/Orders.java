package io.consentgate.evaluation.crash;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What the process that is killed is told.
 *
 * @param folder the data folder
 * @param seed of what it does
 * @param now the time
 * @param disorder what is done in the wrong order
 * @param identity signs passes
 * @param passes of people: grant, text of the pass, name of the ticket
 */
record Orders(
    Path folder,
    long seed,
    Instant now,
    Disorder disorder,
    KeyPair identity,
    List<String[]> passes) {

  /** Reads the orders that do not fit into arguments. */
  static Orders read(Path folder, long seed, Instant now, Disorder disorder, InputStream in)
      throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, US_ASCII));
    KeyPair identity = identity(lines.readLine().split(" ", -1));
    List<String[]> passes = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      passes.add(line.split(" ", -1));
    }
    return new Orders(folder, seed, now, disorder, identity, passes);
  }

  /** Writes the key of passes, and who has one, for {@link #read}. */
  static String written(KeyPair identity, List<String[]> passes) {
    Base64.Encoder base64 = Base64.getEncoder();
    StringBuilder text = new StringBuilder();
    text.append(base64.encodeToString(identity.getPrivate().getEncoded()))
        .append(' ')
        .append(base64.encodeToString(identity.getPublic().getEncoded()))
        .append('\n');
    passes.forEach(pass -> text.append(String.join(" ", pass)).append('\n'));
    return text.toString();
  }

  private static KeyPair identity(String[] halves) {
    try {
      KeyFactory keys = KeyFactory.getInstance("Ed25519");
      Base64.Decoder base64 = Base64.getDecoder();
      return new KeyPair(
          keys.generatePublic(new X509EncodedKeySpec(base64.decode(halves[1]))),
          keys.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(halves[0]))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }
}
