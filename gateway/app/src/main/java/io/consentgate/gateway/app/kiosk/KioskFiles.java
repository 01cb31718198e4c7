package io.consentgate.gateway.app.kiosk;

import io.consentgate.gateway.app.web.Language;
import io.consentgate.gateway.camera.code.PassSymbol;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.views.ModelAndView;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person takes along: pass, receipt, certificate. Each is there for the one session that it
 * belongs to, while its step lasts, under an address that says nothing.
 */
@Controller("/kiosk/{portal}")
@ExecuteOn(TaskExecutors.BLOCKING)
public final class KioskFiles {

  private final Kiosk kiosk;
  private final KioskPages pages;
  private final KioskDoorway doorway;

  /** Takes the kiosk, its pages and the way to the sessions. */
  public KioskFiles(Kiosk kiosk, KioskPages pages, KioskDoorway doorway) {
    this.kiosk = kiosk;
    this.pages = pages;
    this.doorway = doorway;
  }

  /** Draws the pass as a QR code. */
  @Get("/pass.png")
  @Produces(MediaType.IMAGE_PNG)
  public byte[] pass(HttpRequest<?> request, String portal) {
    try {
      return PassSymbol.draw(shown(request, portal).text());
    } catch (IllegalStateException _) {
      // Cleared a moment ago.
      throw gone();
    }
  }

  /** Shows the receipt, in the language that the page's own switch asks for. */
  @Get("/receipt")
  @Produces(MediaType.TEXT_HTML)
  public ModelAndView<Map<String, Object>> receipt(
      HttpRequest<?> request, String portal, @QueryValue @Nullable String lang) {
    KioskSession session = doorway.session(request, portal);
    Optional.ofNullable(lang)
        .flatMap(Language::ofTag)
        .ifPresent(language -> kiosk.speak(session, language));
    return new ModelAndView<>("receipt", pages.receipt(session, shown(request, portal)));
  }

  /** Hands the receipt over, as signed. */
  @Get("/receipt.jws")
  @Produces("application/jose")
  public HttpResponse<String> receiptSigned(HttpRequest<?> request, String portal) {
    return file("receipt.jws", shown(request, portal).consented().issued().receipt());
  }

  /** Hands the receipt over, as plain JSON. */
  @Get("/receipt.json")
  @Produces(MediaType.APPLICATION_JSON)
  public HttpResponse<String> receiptJson(HttpRequest<?> request, String portal) {
    String jws = shown(request, portal).consented().issued().receipt();
    return file("receipt.json", SignedText.json(jws));
  }

  /** Hands the erasure certificate over, as signed. */
  @Get("/certificate.jws")
  @Produces("application/jose")
  public HttpResponse<String> certificateSigned(HttpRequest<?> request, String portal) {
    return file("certificate.jws", certificate(request, portal));
  }

  /** Hands the erasure certificate over, as plain JSON. */
  @Get("/certificate.json")
  @Produces(MediaType.APPLICATION_JSON)
  public HttpResponse<String> certificateJson(HttpRequest<?> request, String portal) {
    return file("certificate.json", SignedText.json(certificate(request, portal)));
  }

  private KioskStep.ShowPass shown(HttpRequest<?> request, String portal) {
    if (doorway.session(request, portal).step() instanceof KioskStep.ShowPass shown) {
      return shown;
    }
    throw gone();
  }

  private String certificate(HttpRequest<?> request, String portal) {
    if (doorway.session(request, portal).step() instanceof KioskStep.Erased(String jws)) {
      return jws;
    }
    throw gone();
  }

  private static HttpResponse<String> file(String name, String content) {
    return HttpResponse.ok(content)
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  private static HttpStatusException gone() {
    return new HttpStatusException(HttpStatus.NOT_FOUND, "not at this step");
  }
}
