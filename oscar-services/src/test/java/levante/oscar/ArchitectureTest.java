package levante.oscar;

import levante.kernel.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theServicesKeepTheWallsAndSeeTheKernelOnly() {
    ArchitectureRules.ofModule("levante.oscar").checkCommon().checkSeesOnly("levante.kernel");
  }

  @Test
  void eachVendorIsImportedInItsAdapterOnly() {
    ArchitectureRules.ofModule("levante.oscar")
        .checkVendorOnlyIn("levante.oscar.adapter.minio", "io.minio")
        .checkVendorOnlyIn("levante.oscar.adapter.[minio|http]", "okhttp3")
        .checkVendorOnlyIn("levante.oscar.adapter.sandbox.store", "org.gaul", "org.jclouds")
        .checkVendorOnlyIn("levante.oscar.adapter.kubernetes", "io.fabric8")
        .checkVendorOnlyIn("levante.oscar.fdl", "org.snakeyaml");
  }
}
