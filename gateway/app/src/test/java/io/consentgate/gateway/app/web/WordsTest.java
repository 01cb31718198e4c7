package io.consentgate.gateway.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.gateway.access.UseOtherLane;
import io.consentgate.gateway.biometric.CaptureGuide;
import io.consentgate.gateway.enrolment.EnrolmentFault;
import io.consentgate.gateway.entitlement.EntitlementResult;
import io.consentgate.gateway.lane.LaneClosure;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages' sentences. */
class WordsTest {

  /** What would ask somebody to uncover a face. */
  private static final List<String> UNCOVERING =
      List.of("remove", "take off", "uncover", "veil", "mask", "glasses", "摘", "脱", "取下", "面纱");

  private static final List<String> FORBIDDEN =
      List.of("better service", "quick and easy", "you agree", "recommended", "为了更好");

  @Test
  @DisplayName("AX-13: every sentence is there in every language")
  void keys_ofAllLanguages_areTheSame() {
    assertThat(Words.of(Language.CHINESE).keys())
        .containsExactlyInAnyOrderElementsOf(Words.of(Language.ENGLISH).keys());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  @DisplayName("AX-14: every reason is told in words")
  void reasons_allHaveWords(Language language) {
    Words words = Words.of(language);

    for (UseOtherLane.Reason reason : UseOtherLane.Reason.values()) {
      assertThat(words.has("result." + reason)).as(reason.name()).isTrue();
    }
    for (EntitlementResult.Fault fault : EntitlementResult.Fault.values()) {
      assertThat(words.has("ticket." + fault)).as(fault.name()).isTrue();
    }
    for (LaneClosure closure : LaneClosure.values()) {
      assertThat(words.has("lane." + closure)).as(closure.name()).isTrue();
    }
    for (EnrolmentFault fault : EnrolmentFault.values()) {
      assertThat(words.has("enrolment." + fault)).as(fault.name()).isTrue();
    }
    for (CaptureGuide.Hint hint : CaptureGuide.Hint.values()) {
      assertThat(words.has("hint." + hint)).as(hint.name()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  @DisplayName("CN-30: no sentence talks anybody into it")
  void sentences_neverPersuade(Language language) {
    Words words = Words.of(language);

    for (String key : words.keys()) {
      String sentence = words.say(key).toLowerCase(Locale.ROOT);
      assertThat(FORBIDDEN).as(key).noneMatch(sentence::contains);
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  @DisplayName("CN-30: nobody is asked to take anything off")
  void hints_neverAskToUncoverAFace(Language language) {
    Words words = Words.of(language);

    for (CaptureGuide.Hint hint : CaptureGuide.Hint.values()) {
      String sentence = words.say("hint." + hint).toLowerCase(Locale.ROOT);
      assertThat(UNCOVERING).as(hint.name()).noneMatch(sentence::contains);
    }
  }
}
