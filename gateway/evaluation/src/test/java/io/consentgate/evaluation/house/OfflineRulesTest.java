package io.consentgate.evaluation.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.consentgate.gateway.vision.FaceStages;
import io.consentgate.gateway.vision.PadExaminer;

/** What looks at pictures without asking for a consent is out of reach of the gateway. */
@AnalyzeClasses(packages = "io.consentgate", importOptions = ProgramCode.class)
final class OfflineRulesTest {

  @ArchTest
  static final ArchRule onlyEvaluationExaminesPictures =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.consentgate.evaluation.pad..")
          .and()
          .doNotBelongToAnyOf(PadExaminer.class)
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(PadExaminer.class);

  @ArchTest
  static final ArchRule onlyTheBenchMeasuresStages =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.consentgate.evaluation.bench..")
          .and()
          .doNotBelongToAnyOf(FaceStages.class)
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(FaceStages.class);
}
