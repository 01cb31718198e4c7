package io.consentgate.gateway.app.portal;

import io.consentgate.gateway.app.web.Language;
import io.consentgate.gateway.app.web.Words;
import java.time.ZoneId;
import java.util.Map;

/** Says in words what a lens does. */
public final class LensWords {

  private LensWords() {}

  /**
   * Returns the values that the pages show of a lens: {@code mode}, {@code word}, {@code sentence}.
   */
  public static Map<String, Object> of(LensState state, Language language, ZoneId zone) {
    Words words = Words.of(language);
    String word = state.lostSince().isPresent() ? "lost" : state.mode().name();
    String sentence =
        state
            .lostSince()
            .map(since -> words.say("camera.lost", language.dateTime(since, zone)))
            .orElseGet(() -> looking(state, words));
    return Map.of("mode", state.mode().name(), "word", word, "sentence", sentence);
  }

  private static String looking(LensState state, Words words) {
    if (state.mode() != LensState.Mode.FACE) {
      return words.say("camera." + state.mode().name());
    }
    String key = "camera.reason." + state.reason();
    return words.say("camera.FACE", words.say(words.has(key) ? key : "camera.reason.other"));
  }
}
