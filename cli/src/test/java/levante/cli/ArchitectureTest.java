package levante.cli;

import levante.kernel.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theModuleKeepsTheWallsAndSpeaksToTheServerOverTheWireOnly() {
    ArchitectureRules.ofModule("levante.cli")
        .checkCommon()
        .checkSeesOnly("levante.kernel", "levante.tosca", "levante.elasticity")
        .checkVendorOnlyIn("levante.cli.storage", "io.minio..", "okhttp3..")
        .checkVendorOnlyIn("levante.cli.yaml", "org.snakeyaml..");
  }
}
