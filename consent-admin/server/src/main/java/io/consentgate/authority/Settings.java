package io.consentgate.authority;

import io.consentgate.authority.operator.OpenSessions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The framework's settings; there is no configuration file. */
final class Settings {
  private Settings() {}

  static Map<String, Object> of(
      Listening listening, AuthorityOptions options, SecureRandom random) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("micronaut.application.name", "consent-authority");
    settings.put("micronaut.server.host", listening.host());
    settings.put("micronaut.server.port", listening.port());
    settings.put("micronaut.server.max-request-size", "300KB");
    settings.put("micronaut.server.date-header", false);
    settings.put("micronaut.serde.serialization.inclusion", "ALWAYS");
    settings.put("micronaut.router.static-resources.assets.paths", List.of("classpath:public"));
    settings.put("micronaut.router.static-resources.assets.mapping", "/assets/**");
    settings.putAll(tls(listening, options));
    settings.putAll(session(listening.tls(), random));
    return settings;
  }

  private static Map<String, Object> tls(Listening listening, AuthorityOptions options) {
    if (!listening.tls()) {
      return Map.of();
    }
    String password = System.getenv().getOrDefault("CONSENTGATE_TLS_PASSWORD", "");
    return Map.of(
        "micronaut.server.ssl.enabled",
        true,
        "micronaut.server.ssl.port",
        listening.port(),
        "micronaut.server.ssl.key-store.path",
        "file:" + options.tlsKeystore,
        "micronaut.server.ssl.key-store.type",
        "PKCS12",
        "micronaut.server.ssl.key-store.password",
        password);
  }

  private static Map<String, Object> session(boolean tls, SecureRandom random) {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    Map<String, Object> settings = new HashMap<>();
    settings.put("micronaut.security.enabled", true);
    settings.put("micronaut.security.authentication", "cookie");
    settings.put("micronaut.security.token.bearer.enabled", false);
    settings.put(
        "micronaut.security.token.jwt.signatures.secret.generator.secret",
        Base64.getEncoder().encodeToString(secret));
    settings.put("micronaut.security.token.jwt.signatures.secret.generator.base64", true);
    settings.put(
        "micronaut.security.token.generator.access-token.expiration",
        (int) OpenSessions.LONGEST.toSeconds());
    settings.put("micronaut.security.token.cookie.cookie-name", "consentgate-office");
    settings.put("micronaut.security.token.cookie.cookie-path", "/");
    settings.put("micronaut.security.token.cookie.cookie-http-only", true);
    settings.put("micronaut.security.token.cookie.cookie-secure", tls);
    settings.put("micronaut.security.token.cookie.cookie-same-site", "Strict");
    settings.put("micronaut.security.token.cookie.cookie-max-age", OpenSessions.LONGEST);
    settings.put("micronaut.security.redirect.login-success", "/tickets");
    settings.put("micronaut.security.redirect.logout", "/sign-in");
    settings.put("micronaut.security.redirect.unauthorized.url", "/sign-in");
    settings.put("micronaut.security.redirect.forbidden.url", "/sign-in");
    settings.put("micronaut.security.endpoints.login.enabled", false);
    settings.put("micronaut.security.endpoints.logout.enabled", false);
    settings.put("micronaut.security.endpoints.oauth.enabled", false);
    settings.put("micronaut.security.endpoints.introspection.enabled", false);
    settings.put(
        "micronaut.security.intercept-url-map",
        List.of(Map.of("pattern", "/assets/**", "access", List.of("isAnonymous()"))));
    return settings;
  }
}
