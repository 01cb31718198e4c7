package io.consentgate.evaluation.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.FaceFrame;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import java.lang.foreign.MemorySegment;

/** What would let a secret or a face slip into a text, a log or a comparison. */
@AnalyzeClasses(packages = "io.consentgate", importOptions = ProgramCode.class)
final class SecrecyRulesTest {

  private static final DescribedPredicate<JavaClass> SECRET =
      assignableTo(SecretBytes.class)
          .or(assignableTo(FaceFeatures.class))
          .or(assignableTo(FaceFrame.class))
          .or(assignableTo(PresentedPass.class))
          .as("a secret or a face");

  /** A record prints its components and compares them. */
  @ArchTest
  static final ArchRule secretsAreNoRecords = noClasses().that(SECRET).should().beRecords();

  @ArchTest
  static final ArchRule noRecordHoldsASecret =
      noFields()
          .that()
          .areDeclaredInClassesThat()
          .areRecords()
          .should()
          .haveRawType(SECRET.or(equivalentTo(MemorySegment.class)));

  @ArchTest
  static final ArchRule noPassOrSecretGivesAText =
      noMethods()
          .that()
          .areDeclaredInClassesThat(SECRET)
          .and()
          .doNotHaveName("toString")
          .should()
          .haveRawReturnType(String.class)
          .orShould()
          .haveRawReturnType(CharSequence.class)
          .orShould()
          .haveRawReturnType(char[].class);

  @ArchTest
  static final ArchRule passesAndSecretsKeepNoText =
      noFields().that().areDeclaredInClassesThat(SECRET).should().haveRawType(String.class);

  @ArchTest
  static final ArchRule secretsAreClosed =
      classes().that(SECRET).should().beAssignableTo(AutoCloseable.class);

  @ArchTest
  static final ArchRule nobodyPrints =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.consentgate.evaluation..",
              "io.consentgate.gateway.app..",
              "io.consentgate.authority..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");
}
