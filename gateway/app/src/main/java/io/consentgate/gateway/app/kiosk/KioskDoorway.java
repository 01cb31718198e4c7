package io.consentgate.gateway.app.kiosk;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.gateway.app.portal.ServedPortals;
import io.consentgate.gateway.app.web.Language;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.http.exceptions.HttpStatusException;
import java.util.Optional;

/** Finds the session behind a request. */
public final class KioskDoorway {

  private static final String COOKIE = "cg-kiosk";

  private final Kiosk kiosk;
  private final ServedPortals portals;

  /** Takes the kiosk and the portals at which one may stand. */
  public KioskDoorway(Kiosk kiosk, ServedPortals portals) {
    this.kiosk = kiosk;
    this.portals = portals;
  }

  /**
   * Returns the session of a request that must have one.
   *
   * @throws HttpStatusException 404 for an unknown portal, 403 without a session
   */
  KioskSession session(HttpRequest<?> request, String portal) {
    return find(request, portalId(portal))
        .orElseThrow(() -> new HttpStatusException(HttpStatus.FORBIDDEN, "no session"));
  }

  /** Returns the session of a request, if it has one at this portal. */
  Optional<KioskSession> find(HttpRequest<?> request, PortalId portal) {
    return request
        .getCookies()
        .findCookie(COOKIE)
        .map(Cookie::getValue)
        .flatMap(value -> kiosk.sessions().find(value, portal));
  }

  /** Opens a session and returns its cookie's value. */
  String open(PortalId portal, Language language) {
    return kiosk.sessions().open(portal, language);
  }

  /** Hands a new session's cookie over. */
  static void give(
      MutableHttpResponse<?> response, HttpRequest<?> request, @Nullable String value) {
    if (value != null) {
      response.cookie(
          Cookie.of(COOKIE, value)
              .httpOnly(true)
              .sameSite(SameSite.Strict)
              .secure(request.isSecure())
              .path("/kiosk"));
    }
  }

  /**
   * Returns the portal of a path.
   *
   * @throws HttpStatusException 404 if none of that name is served
   */
  PortalId portalId(String name) {
    return portals.all().stream()
        .map(served -> served.id())
        .filter(id -> id.value().equals(name))
        .findFirst()
        .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "no such portal"));
  }
}
