package levante.translation;

import levante.kernel.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void whatTheBuildCallsSeesNothingOfLevante() {
    ArchitectureRules.ofModule("levante.translation").checkCommon().checkSeesOnly();
  }
}
