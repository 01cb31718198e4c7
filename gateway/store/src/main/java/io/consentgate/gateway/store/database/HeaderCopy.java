package io.consentgate.gateway.store.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/**
 * One of the two copies of what H2 says of a whole file, in the first two blocks.
 *
 * <p>H2 writes both at once, and merges what it finds in them. In a power cut one may be on the
 * disk without the other: merged, a state that was begun later would seem to be of a file that was
 * closed in good order.
 *
 * @param version number of the newest state
 * @param isClosed whether the file was closed in good order after it
 */
record HeaderCopy(long version, boolean isClosed) {

  /** What lies behind the text that it is the check of. */
  private static final String CHECK = ",fletcher:";

  /** Returns what was written last into a file's start; nothing if neither copy is whole. */
  static Optional<HeaderCopy> newest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] first = in.readNBytes(CheckedFile.FRAME);
      byte[] second = in.readNBytes(CheckedFile.FRAME);
      return Stream.of(first, second)
          .flatMap(block -> parsed(block).stream())
          .max(Comparator.comparingLong(HeaderCopy::version).thenComparing(HeaderCopy::isClosed));
    }
  }

  /** Tells whether the disk owes more than a state: a state is there before a file is closed. */
  boolean isOwed(long read) {
    return isClosed && read < version;
  }

  private static Optional<HeaderCopy> parsed(byte[] block) {
    String text = new String(block, StandardCharsets.ISO_8859_1).lines().findFirst().orElse("");
    int end = text.indexOf(CHECK);
    if (end < 0) {
      return Optional.empty();
    }
    try {
      int check = (int) Long.parseLong(text.substring(end + CHECK.length()).strip(), 16);
      Map<String, String> said = DataUtils.parseMap(text.substring(0, end));
      return check == DataUtils.getFletcher32(block, 0, end)
          ? Optional.of(
              new HeaderCopy(DataUtils.readHexLong(said, "version", 0), said.containsKey("clean")))
          : Optional.empty();
    } catch (NumberFormatException | MVStoreException _) {
      return Optional.empty();
    }
  }
}
