package io.consentgate.evaluation.house;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Faces are compared with consent, and nothing else is ever read off them. */
@AnalyzeClasses(packages = "io.consentgate", importOptions = ProgramCode.class)
final class PurposeRulesTest {

  /** CN-35, EU-31. */
  @ArchTest
  static final ArchRule noClassInfersATrait =
      noClasses()
          .should()
          .haveNameMatching(
              ".*(AgeEstimat|AgeModel|AgeNet|Gender|Emotion|Ethnic|MoodDetect|RaceModel).*");

  /** A network is read in one class, which is given bytes that the catalogue's digest names. */
  @ArchTest
  static final ArchRule oneClassReadsNetworks =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.consentgate.gateway.vision.Network")
          .and()
          .doNotHaveFullyQualifiedName("io.consentgate.evaluation.bench.OpenCvNet")
          .should()
          .callMethodWhere(
              target(owner(name("org.opencv.dnn.Dnn"))).and(target(nameMatching("readNet.*"))));

  /** BF-7: there is nothing to put on a list of the unwanted. */
  @ArchTest
  static final ArchRule noDenyList =
      noClasses()
          .should()
          .haveNameMatching(".*(DenyList|BlackList|Blacklist|WatchList|Watchlist).*");
}
