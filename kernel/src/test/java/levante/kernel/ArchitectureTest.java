package levante.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theKernelKeepsTheWallsAndSeesNobody() {
    ArchitectureRules.ofModule("levante.kernel").checkCommon().checkSeesOnly();
  }

  @Test
  void theKernelHasAtMostTenTypes() {
    long types =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("levante.kernel")
                .stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .count();
    assertThat(types).isBetween(1L, 10L);
  }
}
