package io.consentgate.evaluation.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.FaceFrame;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import java.lang.foreign.MemorySegment;
import java.nio.Buffer;
import java.util.Arrays;

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

  /** Such a call takes the longer the more of two secrets is the same. */
  private static final DescribedPredicate<JavaCall<?>> STOPS_AT_A_DIFFERENCE =
      describe(
          "stop at the first byte that differs",
          call ->
              call.getName().matches("equals|mismatch|compare.*")
                  && (call.getTargetOwner().isEquivalentTo(Arrays.class)
                      || call.getTargetOwner().isAssignableTo(MemorySegment.class)
                      || call.getTargetOwner().isAssignableTo(Buffer.class)));

  /** The classes left out compare marks, salts, public keys and zeros, or are no gateway's. */
  @ArchTest
  static final ArchRule secretsAreComparedInConstantTime =
      noClasses()
          .that()
          .haveNameNotMatching(
              ".*\\.(IdentityFile|VerificationKey|PassCodec|PlainFile|SecretRoot|ShardFile|ShardTail"
                  + "|ZeroedTransfer)|io\\.consentgate\\.evaluation\\.(residue|door|demo|pad)\\..*")
          .should()
          .callCodeUnitWhere(STOPS_AT_A_DIFFERENCE);

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
