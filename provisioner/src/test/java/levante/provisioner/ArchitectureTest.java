package levante.provisioner;

import levante.kernel.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theProvisionerKeepsTheWalls() {
    ArchitectureRules.ofModule("levante.provisioner")
        .checkCommon()
        .checkSeesOnly("levante.kernel", "levante.tosca")
        .checkVendorOnlyIn("levante.provisioner.adapter", "org.jdbi..", "org.flywaydb..")
        .checkVendorOnlyIn(
            "levante.provisioner.adapter.jclouds", "org.jclouds..", "com.google..", "jakarta..")
        .checkVendorOnlyIn(
            "levante.provisioner.adapter.sshj", "net.schmizz..", "org.bouncycastle..")
        .checkVendorOnlyIn("levante.provisioner.adapter", "org.snakeyaml..")
        .checkVendorOnlyIn("levante.provisioner.adapter", "com.fasterxml..");
  }
}
