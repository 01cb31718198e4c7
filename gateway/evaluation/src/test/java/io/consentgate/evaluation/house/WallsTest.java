package io.consentgate.evaluation.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.consentgate.gateway.vision.FaceEngine;
import java.net.URI;

/** Which part may know which. */
@AnalyzeClasses(packages = "io.consentgate", importOptions = ProgramCode.class)
final class WallsTest {

  private static final String CONTRACT = "io.consentgate.contract..";
  private static final String AUTHORITY = "io.consentgate.authority..";
  private static final String GATEWAY = "io.consentgate.gateway..";
  private static final String CAMERA = "io.consentgate.gateway.camera..";
  private static final String VISION = "io.consentgate.gateway.vision..";
  private static final String STORE = "io.consentgate.gateway.store..";
  private static final String APP = "io.consentgate.gateway.app..";
  private static final String BENCH = "io.consentgate.evaluation.bench..";
  private static final String EVALUATION = "io.consentgate.evaluation..";
  private static final String SIGNATURE = "io.consentgate.signature..";

  private static final DescribedPredicate<JavaClass> CORE =
      resideInAnyPackage(GATEWAY)
          .and(resideOutsideOfPackages(CAMERA, VISION, STORE, APP))
          .as("core of the gateway");

  @ArchTest
  static final ArchRule coreKnowsNoLibrary =
      classes()
          .that(CORE)
          .should()
          .onlyDependOnClassesThat(
              CORE.or(resideInAnyPackage("java..", "org.jspecify..", CONTRACT)));

  /** ST-21: what compares faces opens no connection of its own. */
  @ArchTest
  static final ArchRule coreReadsNoFileAndOpensNoSocket =
      noClasses()
          .that(CORE)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "java.nio.file..",
                      "java.net..",
                      "java.sql..",
                      "java.util.logging..",
                      "java.lang.reflect..")
                  .and(not(equivalentTo(URI.class))));

  @ArchTest
  static final ArchRule contractKnowsNoLibrary =
      classes()
          .that()
          .resideInAPackage(CONTRACT)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", CONTRACT);

  @ArchTest
  static final ArchRule gatewayNeverKnowsTheAuthority =
      noClasses()
          .that()
          .resideInAPackage(GATEWAY)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(AUTHORITY, EVALUATION);

  /** ST-21: the authority has nothing that compares. */
  @ArchTest
  static final ArchRule authorityNeverKnowsTheGateway =
      noClasses()
          .that()
          .resideInAPackage(AUTHORITY)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(GATEWAY, EVALUATION);

  @ArchTest
  static final ArchRule gatewayNeverTakesAFaceHoweverBadlyItIsSeen =
      noClasses()
          .that()
          .resideInAPackage(GATEWAY)
          .should()
          .callMethod(FaceEngine.class, "pipelineForTrials");

  @ArchTest
  static final ArchRule visionNeverSeesTheCamera =
      noClasses()
          .that()
          .resideInAPackage(VISION)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CAMERA, STORE, APP);

  @ArchTest
  static final ArchRule cameraNeverSeesFacesCompared =
      noClasses()
          .that()
          .resideInAPackage(CAMERA)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(VISION, STORE, APP);

  @ArchTest
  static final ArchRule storeNeverSeesAPicture =
      noClasses()
          .that()
          .resideInAPackage(STORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CAMERA, VISION, APP);

  /** The bench makes OpenCV's calls bare, to say what a passage costs beyond them. */
  @ArchTest
  static final ArchRule openCvStaysInCameraAndVision =
      noClasses()
          .that()
          .resideOutsideOfPackages(CAMERA, VISION, BENCH)
          .and()
          // Makes pictures worse for an evaluation; the door has none of it.
          .doNotHaveFullyQualifiedName("io.consentgate.evaluation.quality.Change")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.opencv..", "org.bytedeco..");

  @ArchTest
  static final ArchRule databaseStaysInTheStore =
      noClasses()
          .that()
          .resideInAPackage(GATEWAY)
          .and()
          .resideOutsideOfPackage(STORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..", "org.flywaydb..");

  @ArchTest
  static final ArchRule bouncyCastleStaysInTheStore =
      noClasses()
          .that()
          .resideOutsideOfPackage(STORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.bouncycastle..", "com.upokecenter..");

  @ArchTest
  static final ArchRule joseStaysInSignature =
      noClasses()
          .that()
          .resideOutsideOfPackage(SIGNATURE)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.nimbusds..");

  @ArchTest
  static final ArchRule noDrawerForAnything =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..common..", "..manager..", "..helper..", "..dto..");
}
