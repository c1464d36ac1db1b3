package dev.federationlab;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The layers of {@code src/site/decisions/0001-three-parties.md}, held. */
@AnalyzeClasses(packages = "dev.federationlab", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "dev.federationlab";

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheCompositionRootKnowsTheEmbeddedAws =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT, ROOT + ".aws..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + ".aws..");

  @ArchTest
  static final ArchRule onlyTheCompositionRootKnowsTheProviders =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT, ROOT + ".provider..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + ".provider..");

  @ArchTest
  static final ArchRule pagesAndTemplatesStayInWeb =
      noClasses()
          .that(
              resideInAnyPackage(ROOT, ROOT + ".web..")
                  .or(simpleName("AwsListener"))
                  .or(simpleName("ProviderListener"))
                  .negate()
                  .as("are neither of web nor a listener"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.javalin..", "org.thymeleaf..");

  @ArchTest
  static final ArchRule servicesOfTheEmbeddedAwsDoNotKnowEachOther =
      slices()
          .matching(ROOT + ".aws.(dynamodb|iam|identitypools|lambda|s3|sts|userpools)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule partsOfUserPoolsHaveNoCycles =
      slices().matching(ROOT + ".aws.userpools.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule partsOfIdentityPoolsHaveNoCycles =
      slices().matching(ROOT + ".aws.identitypools.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheStoreSpeaksSql =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..", "javax.sql..", "org.jdbi..", "com.zaxxer..", "org.flywaydb..");
}
