package io.consentgate.evaluation.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One call that changed what lies on a disk, as {@code src/test/c/disklog.c} notes it.
 *
 * @param kind what it did
 * @param number where it wrote, in bytes, or how long the file became
 * @param path which file or folder
 * @param other which file it was before, for {@link Kind#RENAME} and {@link Kind#LINK}
 * @param data what was written; nobody changes it
 */
record DiskCall(Kind kind, long number, Path path, Path other, ByteBuffer data) {

  /** Kinds of calls, by the numbers that the library gives them. */
  enum Kind {
    /** A file was made, empty. */
    CREATE,
    /** Bytes were written. */
    WRITE,
    /** A file was made longer or shorter. */
    LENGTH,
    /** A file, or which files a folder has, was brought to the disk. */
    SYNC,
    /** A file was put in the place of another, or of none. */
    RENAME,
    /** A file got a second name. */
    LINK,
    /** A file or folder was taken away. */
    REMOVE,
    /** A folder was made. */
    FOLDER
  }

  /** Reads what was noted. */
  static List<DiskCall> read(Path log) throws IOException {
    List<DiskCall> calls = new ArrayList<>();
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(log)).order(ByteOrder.nativeOrder());
    while (bytes.hasRemaining()) {
      Kind kind = Kind.values()[Math.toIntExact(bytes.getLong())];
      long number = bytes.getLong();
      long pathLength = bytes.getLong();
      long otherLength = bytes.getLong();
      long dataLength = bytes.getLong();
      Path path = Path.of(text(bytes, pathLength));
      Path other = Path.of(text(bytes, otherLength));
      calls.add(new DiskCall(kind, number, path, other, part(bytes, dataLength)));
    }
    return calls;
  }

  private static String text(ByteBuffer bytes, long length) {
    return UTF_8.decode(part(bytes, length)).toString();
  }

  private static ByteBuffer part(ByteBuffer bytes, long length) {
    ByteBuffer part = bytes.slice(bytes.position(), Math.toIntExact(length));
    bytes.position(bytes.position() + part.limit());
    return part;
  }
}
