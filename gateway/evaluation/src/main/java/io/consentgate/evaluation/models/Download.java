package io.consentgate.evaluation.models;

import io.consentgate.evaluation.models.TransferFault.Kind;
import io.consentgate.models.ModelFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Fetches a file's bytes into a part file and goes on where an earlier try stopped. What came is
 * not trusted: only the digest makes it a model file.
 */
final class Download {

  private static final int TRIES = 3;
  private static final int BUFFER_BYTES = 1 << 16;

  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_FAULTS = 500;

  private final Connection connection;
  private final Duration pause;

  /**
   * Prepares.
   *
   * @param connection opens addresses
   * @param pause between two tries
   */
  Download(Connection connection, Duration pause) {
    this.connection = connection;
    this.pause = pause;
  }

  /**
   * Fetches what is lacking.
   *
   * @param file which
   * @param address where it is
   * @param part holds what came so far, if it is there; has the declared size afterwards
   * @param audience is told how it goes
   * @throws TransferFault if the file does not come; the part stays for the next try unless it is
   *     not of this file
   */
  void fetch(ModelFile file, URI address, Path part, TransferAudience audience)
      throws TransferFault, InterruptedException {
    for (int i = 1; ; i++) {
      try {
        once(file, address, part, audience);
        return;
      } catch (TransferFault e) {
        if (e.kind() == Kind.WRONG_FILE) {
          drop(part);
        }
        if (e.kind() != Kind.PASSING || i == TRIES) {
          throw e;
        }
        Thread.sleep(pause);
      }
    }
  }

  private void once(ModelFile file, URI address, Path part, TransferAudience audience)
      throws TransferFault {
    long have = have(file, part);
    if (have == file.sizeBytes()) {
      return;
    }
    HttpURLConnection answer = connection.ask(address, have);
    try {
      long from = begins(answer, address, have, part);
      requireSize(answer, file, from);
      audience.begins(file, from);
      try (InputStream in = answer.getInputStream();
          FileChannel out = open(part, from)) {
        copy(in, out, file.sizeBytes() - from, audience);
      } finally {
        audience.ends();
      }
    } catch (IOException e) {
      throw connection.explained(address, e);
    } finally {
      answer.disconnect();
    }
  }

  /** Returns the first byte that an answer holds. */
  private static long begins(HttpURLConnection answer, URI address, long have, Path part)
      throws IOException {
    int status = answer.getResponseCode();
    String range = answer.getHeaderField("Content-Range");
    if (status == OK) {
      return 0;
    }
    if (status == PARTIAL && range != null && range.startsWith("bytes " + have + "-")) {
      return have;
    }
    if (status == PARTIAL || status == RANGE_NOT_SATISFIABLE) {
      drop(part);
      throw new TransferFault(
          Kind.PASSING, "%s did not go on where the file stopped.".formatted(address.getHost()));
    }
    Kind kind =
        status >= SERVER_FAULTS || status == TOO_MANY_REQUESTS ? Kind.PASSING : Kind.LASTING;
    throw new TransferFault(
        kind, "%s answered with HTTP status %d.".formatted(address.getHost(), status));
  }

  private static void requireSize(HttpURLConnection answer, ModelFile file, long from)
      throws TransferFault {
    long announced = answer.getContentLengthLong();
    if (announced >= 0 && announced != file.sizeBytes() - from) {
      throw new TransferFault(
          Kind.WRONG_FILE,
          "What is at the address has %d bytes, and %s has %d; it is another file, and was not fetched."
              .formatted(from + announced, file.file(), file.sizeBytes()));
    }
  }

  private static void copy(InputStream in, FileChannel out, long lacking, TransferAudience audience)
      throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long left = lacking;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      if (read > left) {
        throw new TransferFault(
            Kind.WRONG_FILE, "More came than the file has; it is another file, and was deleted.");
      }
      write(out, ByteBuffer.wrap(buffer, 0, read));
      left -= read;
      audience.came(read);
    }
    if (left > 0) {
      throw new TransferFault(Kind.PASSING, "The connection broke off before the file's end.");
    }
  }

  private static void write(FileChannel out, ByteBuffer bytes) throws TransferFault {
    try {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    } catch (IOException e) {
      throw diskFault(e);
    }
  }

  private static FileChannel open(Path part, long from) throws TransferFault {
    try {
      FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      out.truncate(from);
      out.position(from);
      return out;
    } catch (IOException e) {
      throw diskFault(e);
    }
  }

  private static long have(ModelFile file, Path part) throws TransferFault {
    try {
      long have = Files.exists(part) ? Files.size(part) : 0;
      if (have > file.sizeBytes()) {
        Files.delete(part);
        return 0;
      }
      return have;
    } catch (IOException e) {
      throw diskFault(e);
    }
  }

  private static void drop(Path part) throws TransferFault {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw diskFault(e);
    }
  }

  private static TransferFault diskFault(IOException e) {
    return new TransferFault(
        Kind.LASTING,
        "The model folder cannot be written to; see that its disk has room and that this account may write there.",
        e);
  }
}
