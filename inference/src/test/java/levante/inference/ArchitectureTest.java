package levante.inference;

import levante.kernel.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void inferenceKeepsTheWallsAndSeesTheKernelOnly() {
    ArchitectureRules.ofModule("levante.inference")
        .checkCommon()
        .checkSeesOnly("levante.kernel")
        .checkVendorOnlyIn("levante.inference.adapter.onnx", "ai.djl..", "ai.onnxruntime..")
        .checkVendorOnlyIn("levante.inference.adapter.ffmpeg", "org.bytedeco..");
  }
}
