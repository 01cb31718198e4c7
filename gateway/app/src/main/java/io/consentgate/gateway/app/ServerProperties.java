package io.consentgate.gateway.app;

import io.consentgate.gateway.app.Settings.Listening;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/** What the server has to know of the settings. */
final class ServerProperties {

  private static final int MAX_REQUEST_BYTES = 64 * 1024;

  private ServerProperties() {}

  /** Returns the properties. */
  static Map<String, Object> of(Settings settings) {
    Listening listening = settings.listening();
    Map<String, Object> properties = new HashMap<>();
    properties.put("micronaut.application.name", "gateway");
    properties.put("micronaut.server.host", listening.bind());
    properties.put("micronaut.server.port", listening.port() == 0 ? -1 : listening.port());
    properties.put("micronaut.server.max-request-size", MAX_REQUEST_BYTES);
    properties.put("micronaut.server.server-header", "");
    properties.put("micronaut.server.date-header", false);
    properties.put("micronaut.server.log-handled-exceptions", false);
    properties.put("micronaut.router.static-resources.assets.mapping", "/assets/**");
    properties.put("micronaut.router.static-resources.assets.paths", "classpath:assets");
    properties.put("micronaut.router.static-resources.webjars.mapping", "/webjars/**");
    properties.put(
        "micronaut.router.static-resources.webjars.paths", "classpath:META-INF/resources/webjars");
    properties.put("micronaut.serde.serialization.inclusion", "ALWAYS");
    listening.keyStore().ifPresent(file -> putTls(properties, listening));
    return properties;
  }

  private static void putTls(Map<String, Object> properties, Listening listening) {
    properties.put("micronaut.server.ssl.enabled", true);
    properties.put("micronaut.server.ssl.port", listening.port() == 0 ? -1 : listening.port());
    listening
        .keyStore()
        .ifPresent(
            file -> {
              if (!Files.isReadable(file)) {
                throw new StartRefused(
                    "The key store " + file + " cannot be read; name a PKCS #12 file.");
              }
              properties.put("micronaut.server.ssl.key-store.path", "file:" + file);
            });
    properties.put("micronaut.server.ssl.key-store.type", "PKCS12");
    listening
        .keyStorePasswordFile()
        .ifPresent(
            file -> {
              try {
                properties.put(
                    "micronaut.server.ssl.key-store.password", Files.readString(file).strip());
              } catch (IOException _) {
                throw new StartRefused(
                    "The password file " + file + " cannot be read; see whose file it is.");
              }
            });
  }
}
