package levante.bench;

import levante.kernel.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theModuleKeepsTheWallsAndSeesWhatItMeasures() {
    ArchitectureRules.ofModule("levante.bench")
        .checkCommon()
        .checkSeesOnly("levante.kernel", "levante.tosca", "levante.elasticity", "levante.oscar");
  }
}
