package io.consentgate.gateway.app.mirror;

import io.consentgate.gateway.app.portal.LensWords;
import io.consentgate.gateway.app.portal.ServedPortal;
import io.consentgate.gateway.app.portal.ServedPortals;
import io.consentgate.gateway.app.web.CommonController;
import io.consentgate.gateway.app.web.Language;
import io.consentgate.gateway.app.web.PageFrame;
import io.consentgate.gateway.app.web.Words;
import io.consentgate.models.OperatingPoint;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.views.ModelAndView;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What this gateway knows, for anybody to read. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
public final class MirrorController {

  private static final List<String> COUNTS =
      List.of("enrolments", "withdrawals", "erasures", "entries_pass_today", "entries_face_today");

  /** In the place of a number that cannot be read now. */
  private static final String UNKNOWN = "–";

  private static final int MOST_DIGITS = 6;
  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.UP);

  private final GatewayFacts facts;
  private final RecognitionFacts recognition;
  private final ServedPortals portals;
  private final PageFrame frame;
  private final ZoneId zone;

  /**
   * Takes what the page shows.
   *
   * @param facts everything known
   * @param recognition how often it errs
   * @param portals lenses
   * @param frame around the page
   * @param zone in which times are told
   */
  public MirrorController(
      GatewayFacts facts,
      RecognitionFacts recognition,
      ServedPortals portals,
      PageFrame frame,
      ZoneId zone) {
    this.facts = facts;
    this.recognition = recognition;
    this.portals = portals;
    this.frame = frame;
    this.zone = zone;
  }

  /** Returns the facts as data. */
  @Get("/about-this-gate.json")
  @Produces(MediaType.APPLICATION_JSON)
  public Map<String, Object> json() {
    return facts.all();
  }

  /** Shows the facts as a page. */
  @Get("/about-this-gate")
  @Produces(MediaType.TEXT_HTML)
  public ModelAndView<Map<String, Object>> page(
      @QueryValue @Nullable String lang,
      @Header(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
    Language language = CommonController.language(lang, accepted);
    Words words = Words.of(language);
    Map<String, Object> all = facts.all();
    Map<String, Object> model = frame.model(language, "/about-this-gate", words.say("about.title"));
    model.put("facts", all);
    model.put("lenses", portals.all().stream().map(p -> lens(p, language)).toList());
    model.put("counts", counts(all, words, language));
    model.put("numbers", numbers(all, language));
    model.put("readable", isReadable(all));
    model.put("recognition", recognition(words, language));
    model.put("status", status(all, words));
    model.put("clock", clock(all, words));
    return new ModelAndView<>("about", model);
  }

  private Map<String, Object> lens(ServedPortal portal, Language language) {
    Words words = Words.of(language);
    Map<String, Object> camera = LensWords.of(portal.lens().state(), language, zone);
    String lane = facts.faceLane(portal);
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("portal", portal.id().value());
    row.put("state", words.say("camera.word." + camera.get("word")));
    row.put("sentence", camera.get("sentence"));
    row.put("lane", words.say("lane." + lane));
    row.put("pass", words.say("passlane." + facts.passLane(portal)));
    row.put("region", region(portal.lens().shareLookedAt(), language));
    row.put(
        "source",
        words.say(
            portal.lens().state().isSynthetic() ? "about.lens.synthetic" : "about.lens.live"));
    return row;
  }

  private static String region(double share, Language language) {
    NumberFormat percent = NumberFormat.getPercentInstance(language.locale());
    Words words = Words.of(language);
    return share < 1
        ? words.say("about.lens.region.part", percent.format(share))
        : words.say("about.lens.region.whole");
  }

  private static List<Map<String, String>> counts(
      Map<String, Object> all, Words words, Language language) {
    NumberFormat numbers = NumberFormat.getIntegerInstance(language.locale());
    Map<?, ?> counted = (Map<?, ?>) all.getOrDefault("counts", Map.of());
    return COUNTS.stream()
        .map(
            name ->
                Map.of(
                    "name",
                    words.say("about.count." + name),
                    "key",
                    name,
                    "value",
                    said(counted.get(name), numbers)))
        .toList();
  }

  private static Map<String, Object> numbers(Map<String, Object> all, Language language) {
    NumberFormat numbers = NumberFormat.getIntegerInstance(language.locale());
    Map<?, ?> counted = (Map<?, ?>) all.getOrDefault("counts", Map.of());
    return Map.of(
        "references", said(counted.get("references"), numbers),
        "detections", numbers.format(all.get("detector_calls")));
  }

  private static String said(@Nullable Object count, NumberFormat numbers) {
    return count == null ? UNKNOWN : numbers.format(count);
  }

  private static boolean isReadable(Map<String, Object> all) {
    Map<?, ?> counted = (Map<?, ?>) all.getOrDefault("counts", Map.of());
    return Boolean.TRUE.equals(counted.get("readable"));
  }

  private Map<String, Object> recognition(Words words, Language language) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("set", recognition.modelSet());
    Optional<OperatingPoint> point = recognition.measured();
    if (point.isEmpty()) {
      model.put("fmr", words.say("about.model.none"));
      model.put("fnmr", words.say("about.model.none"));
      return model;
    }
    NumberFormat rate = NumberFormat.getInstance(language.locale());
    rate.setMaximumFractionDigits(MOST_DIGITS);
    NumberFormat percent = NumberFormat.getInstance(language.locale());
    percent.setMaximumFractionDigits(1);
    NumberFormat count = NumberFormat.getIntegerInstance(language.locale());
    String strangers =
        words.say(
            "about.model.fmr.text",
            rate.format(point.get().falseMatchRate()),
            count.format(point.get().falseMatchesHeldOut()),
            count.format(point.get().comparisonsHeldOut()),
            rate.format(BigDecimal.valueOf(point.get().highestBound()).round(TWO_DIGITS)));
    model.put(
        "fmr",
        point.get().extrapolated()
            ? strangers + words.say("about.model.fmr.extrapolated")
            : strangers);
    String counted =
        "%s (%s – %s)"
            .formatted(
                percent.format(100 * point.get().mated().falseNonMatchRate()),
                percent.format(100 * point.get().mated().lower95()),
                percent.format(100 * point.get().mated().upper95()));
    model.put("fnmr", words.say("about.model.fnmr.text", counted, point.get().mated().dataSet()));
    return model;
  }

  /** Says how the clock stands, and whatever of it or of erasures an operator has to look at. */
  private static List<String> clock(Map<String, Object> all, Words words) {
    List<String> sentences = new ArrayList<>();
    sentences.add(words.say("about.clock." + all.get("clock")));
    long lowered = number(all, "counts", "clock_lowered");
    if (lowered > 0) {
      sentences.add(words.say("about.clock.lowered", lowered));
    }
    long failed = number(all, "erasure", "failed_checks");
    if (failed > 0) {
      sentences.add(words.say("about.erasure.failed", failed));
    }
    return sentences;
  }

  private static long number(Map<String, Object> all, String group, String name) {
    Map<?, ?> facts = (Map<?, ?>) all.getOrDefault(group, Map.of());
    return facts.get(name) instanceof Number number ? number.longValue() : 0;
  }

  private static Map<String, Object> status(Map<String, Object> all, Words words) {
    Map<?, ?> status = (Map<?, ?>) all.getOrDefault("status", Map.of());
    boolean usable = Boolean.TRUE.equals(status.get("usable"));
    String remaining = String.valueOf(status.get("remaining_seconds"));
    return Map.of(
        "remaining", usable ? remaining + " s" : "0 s",
        "sentence",
            usable ? words.say("about.status.text", remaining) : words.say("about.status.none"));
  }
}
