package levante.web.page.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.Region;
import levante.web.language.Say;
import levante.web.page.plan.Bytes;
import levante.web.page.plan.Money;

/**
 * A size that a cloud offers, in words.
 *
 * @param memoryBytes as a template may ask for all of it
 */
public record SizeRow(
    String region,
    String name,
    int cpus,
    String memory,
    String memoryBytes,
    String disk,
    int gpus,
    String price) {
  /** Those of all regions that have the words. CLOUD_UNREACHABLE, CLOUD_CREDENTIALS_REFUSED. */
  public static Found<SizeRow> search(CloudProvider cloud, String query) {
    List<SizeRow> all = new ArrayList<>();
    for (Region region : cloud.regions()) {
      cloud.sizes(region).forEach(size -> all.add(of(region, size)));
    }
    return Found.of(all, query, SizeRow::words);
  }

  static SizeRow of(Region region, MachineSize size) {
    return new SizeRow(
        region.name(),
        size.name(),
        size.cpus(),
        Bytes.inWords(size.memory().roundedUp()),
        exactly(size.memory().roundedUp()),
        Bytes.inWords(size.disk().roundedUp()),
        size.gpus(),
        size.pricing() == MachineSize.Pricing.UNKNOWN
            ? Say.of("price unknown")
            : Money.perHour(size.eurPerHour()));
  }

  /** In the largest unit that it is a whole number of. */
  private static String exactly(long bytes) {
    Map<String, Long> units = Map.of("GiB", 1L << 30, "GB", 1_000_000_000L, "MiB", 1L << 20);
    return List.of("GiB", "GB", "MiB").stream()
        .filter(unit -> bytes % units.get(unit) == 0)
        .findFirst()
        .map(unit -> bytes / units.get(unit) + " " + unit)
        .orElse(bytes + " B");
  }

  private String words() {
    return "%s %s %s".formatted(name, region, summary());
  }

  /** What it has and costs. */
  public String summary() {
    return Say.of(
        "%s, %s%s, %s disk",
        cpus == 1 ? Say.of("1 CPU") : Say.of("%d CPUs", cpus),
        memory,
        gpus == 0 ? "" : gpus == 1 ? Say.of(", 1 GPU") : Say.of(", %d GPUs", gpus),
        disk);
  }

  /** What it puts into the fields of a choice. */
  Fill fill(Choice choice) {
    SortedMap<String, String> properties = new TreeMap<>();
    properties.put(Choices.REGION, region);
    properties.put(Choices.SIZE_NAME, name);
    properties.put(Choices.CPUS, String.valueOf(cpus));
    properties.put(Choices.MEMORY, memoryBytes);
    properties.put(Choices.GPUS, String.valueOf(gpus));
    return Fill.of(choice, properties);
  }
}
