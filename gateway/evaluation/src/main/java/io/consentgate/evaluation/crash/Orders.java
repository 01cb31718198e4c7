package io.consentgate.evaluation.crash;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the process that is killed is told.
 *
 * @param folder the data folder
 * @param seed of what it does
 * @param now the time
 * @param disorder what is done in the wrong order
 * @param keys what the door has besides its folder
 * @param passes of people: grant, text of the pass, name of the ticket
 */
record Orders(
    Path folder, long seed, Instant now, Disorder disorder, DoorKeys keys, List<String[]> passes) {

  /** Reads the orders that do not fit into arguments. */
  static Orders read(Path folder, long seed, Instant now, Disorder disorder, InputStream in)
      throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, US_ASCII));
    DoorKeys keys = keys(lines.readLine().split(" ", -1));
    List<String[]> passes = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      passes.add(line.split(" ", -1));
    }
    return new Orders(folder, seed, now, disorder, keys, passes);
  }

  /** Writes a door's keys, and who has a pass, for {@link #read}. */
  static String written(DoorKeys keys, List<String[]> passes) {
    StringBuilder text = new StringBuilder();
    text.append(
            Stream.of(
                    keys.identity().getPrivate().getEncoded(),
                    keys.identity().getPublic().getEncoded(),
                    keys.root().setting().getBytes(UTF_8),
                    keys.root().credentials().toString().getBytes(UTF_8))
                .map(Base64.getEncoder()::encodeToString)
                .collect(Collectors.joining(" ")))
        .append('\n');
    passes.forEach(pass -> text.append(String.join(" ", pass)).append('\n'));
    return text.toString();
  }

  private static DoorKeys keys(String[] words) {
    List<byte[]> parts = Stream.of(words).map(Base64.getDecoder()::decode).toList();
    RingRoot root =
        new RingRoot(new String(parts.get(2), UTF_8), Path.of(new String(parts.get(3), UTF_8)));
    try {
      KeyFactory keys = KeyFactory.getInstance("Ed25519");
      return new DoorKeys(
          new KeyPair(
              keys.generatePublic(new X509EncodedKeySpec(parts.get(1))),
              keys.generatePrivate(new PKCS8EncodedKeySpec(parts.getFirst()))),
          root);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }
}
