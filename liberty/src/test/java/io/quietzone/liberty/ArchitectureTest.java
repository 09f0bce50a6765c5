package io.quietzone.liberty;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may know what. Each rule also says how many classes it has to have looked at. */
class ArchitectureTest {

  private static final String[] FEATURES = {
    "io.quietzone.accounts..",
    "io.quietzone.audit..",
    "io.quietzone.billing..",
    "io.quietzone.codes..",
    "io.quietzone.database..",
    "io.quietzone.fetch..",
    "io.quietzone.idempotency..",
    "io.quietzone.keys..",
    "io.quietzone.limits..",
    "io.quietzone.mail..",
    "io.quietzone.members..",
    "io.quietzone.metrics..",
    "io.quietzone.operator..",
    "io.quietzone.passwords..",
    "io.quietzone.plans..",
    "io.quietzone.problem..",
    "io.quietzone.render..",
    "io.quietzone.scans..",
    "io.quietzone.secrets..",
    "io.quietzone.sessions..",
    "io.quietzone.settings..",
    "io.quietzone.shares..",
    "io.quietzone.signatures..",
    "io.quietzone.signin..",
    "io.quietzone.startup..",
    "io.quietzone.usage..",
    "io.quietzone.webhooks.."
  };

  /** What lies on the way of a request to its picture. */
  private static final String[] DRAWN_BY_HAND = {
    "ascii", "drawing", "eps", "jpg", "pdf", "png", "raster", "spi", "svg", "symbol"
  };

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.quietzone");

  @Test
  void theDialectsDoNotKnowEachOther() {
    holds(
        noneOf(
            "io.quietzone.api.agency..",
            5,
            "io.quietzone.api.studio..",
            "io.quietzone.api.scan.."));
    holds(
        noneOf(
            "io.quietzone.api.studio..",
            3,
            "io.quietzone.api.agency..",
            "io.quietzone.api.scan.."));
    holds(
        noneOf(
            "io.quietzone.api.scan..",
            1,
            "io.quietzone.api.agency..",
            "io.quietzone.api.studio.."));
  }

  @Test
  void whatTheDialectsShareKnowsNeither() {
    holds(noneOf("io.quietzone.api", 10, "io.quietzone.api.agency..", "io.quietzone.api.studio.."));
  }

  @Test
  void everyPackageOfTheApplicationIsAFeatureOrTheApi() {
    assertThat(
            ALL
                .that(
                    resideOutsideOfPackages(FEATURES)
                        .and(
                            resideOutsideOfPackages(
                                "io.quietzone.api..",
                                "io.quietzone.renderers..",
                                "io.quietzone.integrations..",
                                "io.quietzone.liberty..")))
                .stream()
                .map(JavaClass::getPackageName))
        .isEmpty();
  }

  @Test
  void featuresKnowNeitherTheApiNorJaxRs() {
    sees(20, FEATURES);
    holds(
        noClasses()
            .that()
            .resideInAnyPackage(FEATURES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quietzone.api..", "jakarta.ws.rs..", "jakarta.servlet.."));
  }

  @Test
  void featuresAreFreeOfCycles() {
    sees(20, FEATURES);
    holds(slices().matching("io.quietzone.(*)..").should().beFreeOfCycles());
  }

  @Test
  void onlyTheApiKnowsJaxRs() {
    holds(onlyIn("jakarta.ws.rs..", 10, "io.quietzone.api.."));
  }

  @Test
  void theApiDoesNotKnowPersistence() {
    sees(20, "io.quietzone.api..");
    holds(
        noClasses()
            .that()
            .resideInAPackage("io.quietzone.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "jakarta.persistence..", "org.eclipse.persistence..", "javax.sql.."));
  }

  @Test
  void onlyTheProofKnowsZxing() {
    holds(onlyIn("com.google.zxing..", 2, "io.quietzone.renderers.proof.."));
  }

  @Test
  void onlyTheProofKnowsBoofcv() {
    holds(onlyIn("boofcv..", 1, "io.quietzone.renderers.proof.."));
  }

  @Test
  void stripeIsKnownOnlyToItsOwnPlugin() {
    holds(onlyIn("com.stripe..", 0, "io.quietzone.integrations.billing.stripe.."));
  }

  @Test
  void batikIsKnownOnlyWhereSvgIsDrawnOrRead() {
    holds(onlyIn("org.apache.batik..", 1, "io.quietzone.renderers.image.."));
  }

  @Test
  void noFormatIsDrawnByJava2d() {
    for (String renderer : DRAWN_BY_HAND) {
      sees(3, "io.quietzone.renderers." + renderer + "..");
    }
    String[] packages =
        Stream.of(DRAWN_BY_HAND)
            .map(renderer -> "io.quietzone.renderers." + renderer + "..")
            .toArray(String[]::new);
    // The tables that the JPEG standard prints are values, which draw nothing.
    holds(
        noClasses()
            .that()
            .resideInAnyPackage(packages)
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("java.awt..", "javax.imageio..")
                    .and(resideOutsideOfPackages("javax.imageio.plugins.jpeg"))));
  }

  @Test
  void theApplicationDoesNotKnowItsPlugins() {
    sees(2, "io.quietzone.renderers.png..", "io.quietzone.renderers.svg..");
    sees(
        40,
        "io.quietzone.api..",
        "io.quietzone.accounts..",
        "io.quietzone.codes..",
        "io.quietzone.keys..",
        "io.quietzone.render..");
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "io.quietzone.renderers..", "io.quietzone.integrations..", "io.quietzone.liberty..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("io.quietzone.renderers..", "io.quietzone.integrations..")
                    .and(
                        resideOutsideOfPackages(
                            "io.quietzone.integrations.journal..",
                            "io.quietzone.renderers.spi..",
                            "io.quietzone.renderers.payload..",
                            "io.quietzone.renderers.symbol..",
                            "io.quietzone.renderers.drawing..",
                            "io.quietzone.renderers.image..",
                            "io.quietzone.renderers.raster..",
                            "io.quietzone.renderers.proof.."))));
  }

  @Test
  void renderersDoNotKnowTheApplication() {
    sees(40, "io.quietzone.renderers..");
    holds(
        noClasses()
            .that()
            .resideInAnyPackage("io.quietzone.renderers..", "io.quietzone.integrations..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FEATURES)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quietzone.api..", "jakarta.."));
  }

  /** No class of a package depends on those of others. */
  private static ArchRule noneOf(String from, int atLeast, String... to) {
    sees(atLeast, from);
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(to);
  }

  /**
   * A library is used in some packages only.
   *
   * @param users how many classes there use it at the least, so that the rule cannot look past it
   */
  private static ArchRule onlyIn(String library, int users, String... packages) {
    DescribedPredicate<JavaClass> use = resideInAnyPackage(library);
    assertThat(ALL.stream().filter(type -> dependsOn(type, use)).count())
        .as("classes that use " + library)
        .isGreaterThanOrEqualTo(users);
    sees(100, "io.quietzone..");
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  private static boolean dependsOn(JavaClass type, DescribedPredicate<JavaClass> target) {
    return type.getDirectDependenciesFromSelf().stream()
        .anyMatch(dependency -> target.test(dependency.getTargetClass()));
  }

  private static void sees(int atLeast, String... packages) {
    assertThat(ALL.that(resideInAnyPackage(packages)).size())
        .as("classes in " + String.join(", ", packages))
        .isGreaterThanOrEqualTo(atLeast);
  }

  private static void holds(ArchRule rule) {
    rule.allowEmptyShould(false).check(ALL);
  }
}
