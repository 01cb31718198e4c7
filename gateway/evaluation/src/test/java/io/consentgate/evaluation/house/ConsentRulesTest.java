package io.consentgate.evaluation.house;

import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.consentgate.gateway.access.Admit;
import io.consentgate.gateway.access.Portal;
import io.consentgate.gateway.biometric.FaceFrame;
import io.consentgate.gateway.consent.ConsentCheck;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.lane.ArmedFaceLane;
import io.consentgate.gateway.lane.FaceLaneInterlock;

/** Consent is a value one must hold, and only its check can make it. */
@AnalyzeClasses(packages = "io.consentgate", importOptions = ProgramCode.class)
final class ConsentRulesTest {

  @ArchTest
  static final ArchRule noFieldKeepsALiveConsent =
      noFields()
          .that()
          .areDeclaredInClassesThat()
          .doNotHaveSimpleName("Live")
          .should()
          .haveRawType(LiveConsent.class);

  @ArchTest
  static final ArchRule capabilitiesHaveNoPublicConstructor =
      constructors()
          .that()
          .areDeclaredIn(LiveConsent.class)
          .or()
          .areDeclaredIn(ArmedFaceLane.class)
          .or()
          .areDeclaredIn(Admit.class)
          .should()
          .bePackagePrivate()
          .orShould()
          .bePrivate();

  @ArchTest
  static final ArchRule onlyTheCheckMakesALiveConsent =
      noClasses()
          .that()
          .doNotBelongToAnyOf(ConsentCheck.class)
          .should()
          .callConstructorWhere(makes(LiveConsent.class));

  @ArchTest
  static final ArchRule onlyTheInterlockArmsALane =
      noClasses()
          .that()
          .doNotBelongToAnyOf(FaceLaneInterlock.class)
          .should()
          .callConstructorWhere(makes(ArmedFaceLane.class));

  @ArchTest
  static final ArchRule onlyEntryAdmits =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.consentgate.gateway.access")
          .should()
          .callConstructorWhere(makes(Admit.class));

  @ArchTest
  static final ArchRule everyPortalReleasesOnAnAdmitOnly =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .areAssignableTo(Portal.class)
          .and()
          .haveName("release")
          .should()
          .haveRawParameterTypes(Admit.class);

  @ArchTest
  static final ArchRule portsGiveAFaceOnlyForALiveConsent =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage("io.consentgate.gateway.biometric")
          .and()
          .haveRawReturnType(
              name(FaceFrame.class.getName())
                  .or(name("io.consentgate.gateway.biometric.FaceFeatures"))
                  .as("a face"))
          .and()
          .areDeclaredInClassesThat()
          .areInterfaces()
          .should(takeALiveConsent());

  private static DescribedPredicate<JavaConstructorCall> makes(Class<?> type) {
    return JavaAccess.Predicates.targetOwner(JavaClass.Predicates.equivalentTo(type)).forSubtype();
  }

  private static ArchCondition<JavaMethod> takeALiveConsent() {
    return new ArchCondition<>("take a LiveConsent") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean takes =
            method.getRawParameterTypes().stream()
                .anyMatch(type -> type.isEquivalentTo(LiveConsent.class));
        events.add(new SimpleConditionEvent(method, takes, method.getDescription()));
      }
    };
  }
}
