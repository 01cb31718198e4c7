package io.consentgate.evaluation.models;

import io.consentgate.models.Catalogue;
import io.consentgate.models.Handling;
import io.consentgate.models.ModelFile;
import io.consentgate.models.ModelSet;
import io.consentgate.models.ModelSource;
import io.consentgate.models.Origin;
import io.consentgate.models.Sha256;
import java.net.URI;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Small files that stand in for networks. */
final class SmallFile {

  private static final URI HOME = URI.create("https://example.org/");

  private SmallFile() {}

  /** Returns bytes that depend on the seed alone. */
  static byte[] bytes(long seed, int size) {
    byte[] bytes = new byte[size];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  /** Returns a file with these bytes. */
  static ModelFile of(Handling handling, String name, byte[] bytes, @Nullable URI download) {
    return new ModelFile(
        handling,
        name,
        Origin.FOLDER,
        Sha256.of(bytes),
        bytes.length,
        "Apache-2.0",
        "somebody",
        List.of(),
        List.of(),
        "none",
        new ModelSource(download, HOME, HOME.resolve("LICENSE")));
  }

  /** Returns a catalogue of sets, the first of them the default. */
  static Catalogue catalogue(ModelSet... sets) {
    return new Catalogue(sets[0].name(), List.of(sets), List.of());
  }

  /** Returns a set of two files. */
  static ModelSet set(String name, ModelFile detector, ModelFile features) {
    return new ModelSet(name, 1, "A set", 128, List.of(detector, features), List.of(), null);
  }
}
