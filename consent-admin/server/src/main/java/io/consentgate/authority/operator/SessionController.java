package io.consentgate.authority.operator;

import io.consentgate.authority.page.PageModel;
import io.consentgate.authority.page.Texts;
import io.consentgate.authority.rights.AttemptLimit;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.handlers.LoginHandler;
import io.micronaut.security.handlers.LogoutHandler;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.token.Claims;
import io.micronaut.views.ModelAndView;
import java.util.List;
import java.util.Map;

/** Sign-in with a one-time link: opening it uses nothing up, pressing the button does. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SessionController {
  /** The one role of this slice. */
  static final String OPERATOR = "OPERATOR";

  private final SignInLinks links;
  private final AttemptLimit limit;
  private final OpenSessions sessions;
  private final LoginHandler<HttpRequest<?>, MutableHttpResponse<?>> login;
  private final LogoutHandler<HttpRequest<?>, MutableHttpResponse<?>> logout;

  SessionController(
      SignInLinks links,
      AttemptLimit limit,
      OpenSessions sessions,
      LoginHandler<HttpRequest<?>, MutableHttpResponse<?>> login,
      LogoutHandler<HttpRequest<?>, MutableHttpResponse<?>> logout) {
    this.links = links;
    this.limit = limit;
    this.sessions = sessions;
    this.login = login;
    this.logout = logout;
  }

  /** Shows the button; without a code, says how to get a link. */
  @Get("/sign-in")
  HttpResponse<ModelAndView<Map<String, Object>>> show(
      HttpRequest<?> request, @QueryValue(defaultValue = "") String code) {
    return HttpResponse.ok(page(request, code, false));
  }

  /** Exchanges the code for a session. */
  @Post("/sign-in")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> signIn(HttpRequest<Map<String, String>> request) {
    String code = request.getBody().map(form -> form.getOrDefault("code", "")).orElse("");
    if (!limit.allows() || !links.redeem(code)) {
      limit.wrong();
      return HttpResponse.status(HttpStatus.UNAUTHORIZED).body(page(request, "", true));
    }
    return login.loginSuccess(Authentication.build("operator", List.of(OPERATOR)), request);
  }

  /** Ends the session, here and in the browser. */
  @Post("/sign-out")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> signOut(HttpRequest<?> request, Authentication operator) {
    sessions.end(String.valueOf(operator.getAttributes().get(Claims.TOKEN_ID)));
    return logout.logout(request);
  }

  private static ModelAndView<Map<String, Object>> page(
      HttpRequest<?> request, String code, boolean refused) {
    PageModel model = PageModel.of(request, Texts.of(request), "sign-in");
    model.put("code", code);
    model.put("refused", refused);
    return model.view("sign-in");
  }
}
