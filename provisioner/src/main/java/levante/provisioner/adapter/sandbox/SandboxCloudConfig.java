package levante.provisioner.adapter.sandbox;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import levante.kernel.Quantity;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.Region;

/**
 * The sandbox cloud's regions.
 *
 * @param terminateDelay how long a machine that was given back is still listed as deleting
 */
public record SandboxCloudConfig(List<SandboxRegion> regions, Duration terminateDelay) {
  /**
   * One region.
   *
   * @param bootDelay from launch to running
   */
  public record SandboxRegion(
      Region region, List<MachineSize> sizes, Duration bootDelay, int maxMachines, int maxCpus) {
    public SandboxRegion {
      sizes = List.copyOf(sizes);
      SandboxCloudConfig.within("bootDelay", bootDelay);
      if (sizes.isEmpty() || maxMachines < 1 || maxCpus < 1) {
        throw new IllegalArgumentException("region %s sells nothing".formatted(region));
      }
    }
  }

  /**
   * Boards at the edge, virtual machines in the cloud. Board prices are a purchase price of 80 to
   * 600 EUR over three years of 26,280 hours plus about 5 W to 15 W at 0.25 EUR/kWh; the cloud's
   * are the order of European list prices for shared-core machines in 2026.
   */
  public static final SandboxCloudConfig DEFAULTS =
      new SandboxCloudConfig(
          List.of(
              new SandboxRegion(
                  new Region("cloud"),
                  List.of(
                      size("cloud.gpu 8 32Gi 200Gi 1 0.8200"),
                      size("cloud.large 8 16Gi 160Gi 0 0.0330"),
                      size("cloud.medium 4 8Gi 80Gi 0 0.0170"),
                      size("cloud.small 2 4Gi 40Gi 0 0.0088"),
                      size("cloud.xlarge 16 32Gi 320Gi 0 0.0660")),
                  Duration.ofSeconds(3),
                  10_000,
                  80_000),
              new SandboxRegion(
                  new Region("edge"),
                  List.of(
                      size("board.2gb 4 2Gi 32Gi 0 0.0043"),
                      size("board.4gb 4 4Gi 64Gi 0 0.0048"),
                      size("board.8gb 4 8Gi 128Gi 0 0.0063"),
                      size("box.gpu 6 8Gi 256Gi 1 0.0266"),
                      size("box.16gb 8 16Gi 512Gi 0 0.0190")),
                  Duration.ofSeconds(2),
                  200,
                  1600)),
          Duration.ofSeconds(1));

  public SandboxCloudConfig {
    regions = List.copyOf(regions);
    within("terminateDelay", terminateDelay);
  }

  private static void within(String key, Duration value) {
    if (value.isNegative() || value.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException("%s is %s, not in PT0S..PT1H".formatted(key, value));
    }
  }

  /** From name, cpus, memory, disk, gpus and EUR per hour. */
  private static MachineSize size(String row) {
    List<String> cells = List.of(row.split(" "));
    return new MachineSize(
        cells.get(0),
        Integer.parseInt(cells.get(1)),
        Quantity.parse(cells.get(2)),
        Quantity.parse(cells.get(3)),
        Integer.parseInt(cells.get(4)),
        new BigDecimal(cells.get(5)),
        MachineSize.Pricing.LISTED);
  }

  /** The region of that name. */
  Optional<SandboxRegion> region(Region region) {
    return regions.stream().filter(one -> one.region().equals(region)).findFirst();
  }

  /** The size of that name in a region. */
  Optional<MachineSize> size(Region region, String name) {
    return region(region).stream()
        .flatMap(one -> one.sizes().stream())
        .filter(size -> size.name().equals(name))
        .findFirst();
  }

  /** The same cloud with another boot delay in every region. */
  public SandboxCloudConfig withBootDelay(Duration delay) {
    return new SandboxCloudConfig(
        regions.stream()
            .map(
                one ->
                    new SandboxRegion(
                        one.region(), one.sizes(), delay, one.maxMachines(), one.maxCpus()))
            .toList(),
        terminateDelay);
  }
}
