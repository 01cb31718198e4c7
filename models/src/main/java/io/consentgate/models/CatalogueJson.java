package io.consentgate.models;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Catalogue and calibrations as JSON. */
public final class CatalogueJson {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private CatalogueJson() {}

  /**
   * Reads one value; an unknown field is an error.
   *
   * @throws IOException if the text is not such a value
   */
  static <T> T read(InputStream in, Class<T> type) throws IOException {
    return JSON.readValue(in, type);
  }

  /**
   * Writes a calibration, indented, so that its history can be read.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(Calibration calibration, Path file) throws IOException {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    String text = JSON.writer(printer).writeValueAsString(calibration) + "\n";
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
