package io.consentgate.authority.page;

import io.consentgate.authority.record.StorageException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.views.ModelAndView;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people see when something is not there or did not work: words and a next step. */
@Controller("/failure")
final class FailureController {
  private static final Logger LOG = LoggerFactory.getLogger(FailureController.class);

  /** No such page. */
  @Error(status = HttpStatus.NOT_FOUND, global = true)
  HttpResponse<?> notFound(HttpRequest<?> request) {
    return HttpResponse.notFound(page(request, "failure.not-found"))
        .contentType(MediaType.TEXT_HTML_TYPE);
  }

  /** The database could not read or write. */
  @Error(exception = StorageException.class, global = true)
  HttpResponse<?> storage(HttpRequest<?> request, StorageException e) {
    LOG.error("{} could not be answered: {}", request.getPath(), e.getMessage());
    return HttpResponse.serverError(page(request, "failure.storage"))
        .contentType(MediaType.TEXT_HTML_TYPE);
  }

  private static ModelAndView<Map<String, Object>> page(HttpRequest<?> request, String text) {
    Texts texts = Texts.of(request);
    PageModel model = PageModel.of(request, texts, "failure");
    model.put("here", "/withdraw");
    model.put("text", texts.get(text));
    return model.view("failure");
  }
}
