package levante.elasticity;

import levante.kernel.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private final ArchitectureRules rules = ArchitectureRules.ofModule("levante.elasticity");

  @Test
  void theModuleKeepsTheWallsAndSeesTheKernelOnly() {
    rules.checkCommon().checkSeesOnly("levante.kernel");
  }

  @Test
  void databasesAreTouchedInAdaptersOnly() {
    rules.checkVendorOnlyIn(
        "levante.elasticity.adapter",
        "org.jdbi..",
        "org.flywaydb..",
        "com.fasterxml..",
        "org.snakeyaml..",
        "org.quartz..");
  }

  @Test
  void clustersAreTouchedInTheirAdapterOnly() {
    rules.checkVendorOnlyIn("levante.elasticity.adapter.kubernetes", "io.fabric8..");
  }
}
