package levante.provisioner.adapter.jclouds.ec2;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import levante.kernel.Quantity;
import levante.provisioner.cloud.MachineSize;

/** The instance types of one region, as sizes with the prices of the operator's catalogue. */
final class InstanceTypes {
  /**
   * What a root disk may have in MiB. EC2 makes it as large as it is asked for, so that every size
   * has room for any wish. Source: EBS, volume constraints of gp3.
   */
  private static final long ROOT_DISK = 16L << 20;

  private static final int PAGE = 100;

  private final Map<String, MachineSize> byName = new TreeMap<>();

  private InstanceTypes() {}

  /**
   * Those of the current generation that boot from a disk of EBS.
   *
   * @param architecture in TOSCA's words
   */
  static InstanceTypes sold(
      Ec2Session session, String architecture, Function<String, Optional<BigDecimal>> prices) {
    Query query =
        Query.of("DescribeInstanceTypes")
            .filter("current-generation", List.of("true"))
            .filter("bare-metal", List.of("false"))
            .filter(
                "processor-info.supported-architecture",
                List.of(Amis.ec2Architecture(architecture)));
    InstanceTypes types = new InstanceTypes();
    for (Ec2Answer type : session.list(query, PAGE, "instanceTypeSet")) {
      MachineSize size = size(type);
      types.byName.put(size.name(), size.at(prices.apply(size.name())));
    }
    return types;
  }

  private static MachineSize size(Ec2Answer type) {
    long gpus = type.items("gpuInfo", "gpus").stream().mapToLong(gpu -> gpu.number("count")).sum();
    return size(
        type.text("instanceType"),
        Math.max(1, type.number("vCpuInfo", "defaultVCpus")),
        Quantity.ofMebibytes(type.number("memoryInfo", "sizeInMiB")),
        gpus);
  }

  private static MachineSize size(String name, long cpus, Quantity memory, long gpus) {
    return MachineSize.unpriced(
        name,
        Math.toIntExact(cpus),
        memory,
        Quantity.ofMebibytes(ROOT_DISK),
        Math.toIntExact(gpus));
  }

  /** By name. */
  List<MachineSize> all() {
    return byName.values().stream().sorted(Comparator.comparing(MachineSize::name)).toList();
  }

  /** Whether it is sold. */
  boolean has(MachineSize size) {
    return byName.containsKey(size.name());
  }

  /** The size of a type; of one that is sold no more only the name is known. */
  MachineSize of(String type) {
    return Optional.ofNullable(byName.get(type)).orElseGet(() -> size(type, 1, Quantity.ZERO, 0));
  }
}
