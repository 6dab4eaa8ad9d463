package levante.provisioner.adapter.jclouds.azure;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import levante.kernel.Quantity;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.Region;

/** The sizes of one region, with the prices of the operator's catalogue. */
final class VmSizes {
  /**
   * What a root disk may have in MiB. Azure makes it as large as it is asked for, so that every
   * size has room for any wish. Source: Azure managed disks, OS disk, 4,095 GiB.
   */
  private static final long ROOT_DISK = 4095L << 10;

  private static final BigDecimal MIB_PER_GIB = BigDecimal.valueOf(1024);
  private static final Map<String, String> AZURE_ARCHITECTURES =
      Map.of("x86_64", "x64", "aarch64", "Arm64");

  private final Map<String, MachineSize> byName = new TreeMap<>();

  private VmSizes() {}

  /**
   * Those that the subscription may have there and that boot images of the second generation, as
   * all do that are sold today but for a few old ones.
   *
   * @param architecture in TOSCA's words
   */
  static VmSizes sold(
      AzureSession session,
      Region region,
      String architecture,
      Function<String, Optional<BigDecimal>> prices) {
    String path =
        Arm.with(
            Arm.versioned("/providers/Microsoft.Compute/skus", Arm.SKUS),
            "$filter",
            "location eq '%s'".formatted(region));
    VmSizes sizes = new VmSizes();
    for (JsonNode sku : session.list(path)) {
      Map<String, String> can = capabilities(sku);
      boolean fits =
          sku.path("resourceType").asText().equals("virtualMachines")
              && azureArchitecture(architecture)
                  .equals(can.getOrDefault("CpuArchitectureType", "x64"))
              && can.getOrDefault("HyperVGenerations", "").contains("V2")
              && !isWithheld(sku);
      if (fits) {
        MachineSize size = size(sku.path("name").asText(), can);
        sizes.byName.put(size.name(), size.at(prices.apply(size.name())));
      }
    }
    return sizes;
  }

  /** Azure's word for an architecture of TOSCA's. */
  static String azureArchitecture(String architecture) {
    return AZURE_ARCHITECTURES.get(architecture);
  }

  private static Map<String, String> capabilities(JsonNode sku) {
    Map<String, String> can = new HashMap<>();
    sku.path("capabilities")
        .forEach(one -> can.put(one.path("name").asText(), one.path("value").asText()));
    return can;
  }

  /** Some sizes are not for every subscription; zones that lack one do not matter. */
  private static boolean isWithheld(JsonNode sku) {
    for (JsonNode restriction : sku.path("restrictions")) {
      if (restriction.path("type").asText().equals("Location")) {
        return true;
      }
    }
    return false;
  }

  private static MachineSize size(String name, Map<String, String> can) {
    String cpus = can.getOrDefault("vCPUsAvailable", can.getOrDefault("vCPUs", "1"));
    long mebibytes =
        new BigDecimal(can.getOrDefault("MemoryGB", "0")).multiply(MIB_PER_GIB).longValue();
    return size(
        name,
        Math.max(1, Integer.parseInt(cpus)),
        Quantity.ofMebibytes(mebibytes),
        Integer.parseInt(can.getOrDefault("GPUs", "0")));
  }

  private static MachineSize size(String name, int cpus, Quantity memory, int gpus) {
    return MachineSize.unpriced(name, cpus, memory, Quantity.ofMebibytes(ROOT_DISK), gpus);
  }

  /** By name. */
  List<MachineSize> all() {
    return List.copyOf(byName.values());
  }

  /** Whether it is sold. */
  boolean has(MachineSize size) {
    return byName.containsKey(size.name());
  }

  /** The size of that name; of one that is sold no more only the name is known. */
  MachineSize of(String name) {
    return Optional.ofNullable(byName.get(name)).orElseGet(() -> unknown(name));
  }

  /** One of which only the name is known. */
  static MachineSize unknown(String name) {
    return size(name, 1, Quantity.ZERO, 0);
  }
}
