package io.consentgate.gateway.store.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** Paths {@code checked:…} of H2, whose files are {@link CheckedFile}. H2 makes them itself. */
public final class CheckedPath extends FilePathWrapper {

  private static final String SCHEME = "checked";

  /** Lets H2 know of such paths. */
  static void register() {
    FilePath.register(new CheckedPath());
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    FileChannel base = getBase().open(mode);
    try {
      return new CheckedFile(getName(), base);
    } catch (IOException e) {
      base.close();
      throw e;
    }
  }

  @Override
  public long size() {
    return getBase().size() / CheckedFile.FRAME * CheckedFile.BLOCK;
  }

  @Override
  public InputStream newInputStream() throws IOException {
    return Channels.newInputStream(open("r"));
  }

  /** For what H2 keeps beside a database: text, which is written as it is. */
  @Override
  public OutputStream newOutputStream(boolean append) throws IOException {
    return getBase().newOutputStream(append);
  }
}
