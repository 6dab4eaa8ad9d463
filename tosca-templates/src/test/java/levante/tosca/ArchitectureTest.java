package levante.tosca;

import levante.kernel.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theModuleKeepsTheWallsAndSeesTheKernelOnly() {
    ArchitectureRules.ofModule("levante.tosca")
        .checkCommon()
        .checkSeesOnly("levante.kernel")
        .checkVendorOnlyIn("levante.tosca.parse", "org.snakeyaml..")
        .checkVendorOnlyIn("levante.tosca.schema", "dev.harrel..");
  }
}
