package io.consentgate.evaluation.images;

import io.consentgate.evaluation.calibrate.LabelledPicture;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.models.CatalogueEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Digests of what a report is made from; they name no file of a picture. */
public final class Digests {

  private Digests() {}

  /**
   * Returns the digest of a file, under a word for it.
   *
   * @throws ProgramException if it cannot be read
   */
  public static Origin.Digest ofFile(String what, Path file) throws ProgramException {
    return new Origin.Digest(what, sha256(file));
  }

  /**
   * Returns one digest of many pictures: over their digests in order, a line each, as {@code
   * sha256sum FILES | cut -c1-64 | sort | sha256sum} has it.
   *
   * @throws ProgramException if one cannot be read
   */
  public static Origin.Digest ofPictures(List<LabelledPicture> pictures) throws ProgramException {
    List<String> digests = new ArrayList<>();
    for (LabelledPicture picture : pictures) {
      digests.add(sha256(picture.file()));
    }
    digests.sort(null);
    MessageDigest all = sha256();
    digests.forEach(digest -> all.update((digest + "\n").getBytes(StandardCharsets.US_ASCII)));
    return new Origin.Digest(
        String.format(Locale.ROOT, "%,d pictures", pictures.size()),
        HexFormat.of().formatHex(all.digest()));
  }

  /** Returns the digests that the files of a set were accepted by. */
  public static List<Origin.Digest> ofModels(CatalogueEntry set) {
    return set.files().stream().map(file -> new Origin.Digest(file.file(), file.sha256())).toList();
  }

  private static String sha256(Path file) throws ProgramException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digested = new DigestInputStream(in, sha256())) {
      digested.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    } catch (IOException e) {
      throw new ProgramException(
          "An input file or a picture cannot be read. See that all are yours to read.", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
