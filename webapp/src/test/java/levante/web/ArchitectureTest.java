package levante.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import levante.kernel.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("levante.web");

  @Test
  void theWebApplicationKeepsTheWallsButMayImportJakarta() {
    ArchitectureRules.ofModule("levante.web")
        .checkCommonOfTheEdge()
        .checkSeesOnly(
            "levante.kernel",
            "levante.tosca",
            "levante.provisioner",
            "levante.elasticity",
            "levante.oscar");
  }

  @Test
  void onlyTheWiringSeesAdapters() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "levante.web.wiring..", "levante.web.bridge..", "levante.web.adapter..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("levante..adapter..")
        .check(PRODUCTION);
  }

  @Test
  void noWireAndNoPageSeesAModulesDatabase() {
    noClasses()
        .that()
        .resideInAnyPackage("levante.web.rest..", "levante.web.page..", "levante.web.board..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "org.flywaydb..")
        .check(PRODUCTION);
  }

  @Test
  void whatIsDrawnAndTheOverviewSeeNoModule() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "levante.web.page",
            "levante.web.page.frame..",
            "levante.web.view..",
            "levante.web.jte..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "levante.tosca..", "levante.provisioner..", "levante.elasticity..", "levante.oscar..")
        .check(PRODUCTION);
  }

  @Test
  void whoDecidesAboutCallersKnowsNothingOfHttp() {
    noClasses()
        .that()
        .resideInAnyPackage("levante.web.security..", "levante.web.credential..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta..")
        .check(PRODUCTION);
  }

  @Test
  void onlyTheWiringReadsTheConfiguration() {
    noClasses()
        .that()
        .resideOutsideOfPackage("levante.web.wiring..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.eclipse.microprofile.config..")
        .check(PRODUCTION);
  }
}
