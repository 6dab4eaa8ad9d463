package levante.provisioner.adapter.jclouds.gce;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.kernel.Quantity;
import levante.provisioner.cloud.MachineSize;

/** The machine types of one region's zones, as sizes with the operator's prices. */
final class MachineTypes {
  /**
   * What a root disk may have in MiB. It is made as large as it is asked for, so that every size
   * has room for any wish. Source: Persistent Disk, maximum capacity.
   */
  private static final long ROOT_DISK = 64L << 20;

  private static final String ARM = "ARM64";

  /** The letters and the generation of a type, such as {@code n2d-standard-4}. */
  private static final Pattern SERIES = Pattern.compile("[a-z]+([0-9]+)[a-z]*-.*");

  /**
   * From this generation on, machines take Hyperdisk only. Source: Compute Engine, disk types of
   * machine series (N4, C4, M4, X4 and their kin).
   */
  private static final int HYPERDISK_ONLY = 4;

  private final Map<String, MachineSize> byName = new TreeMap<>();
  private final Map<String, TreeSet<String>> zones = new TreeMap<>();

  private MachineTypes() {}

  /**
   * Those that a launch may ask for without further ado: one call a zone.
   *
   * @param architecture in TOSCA's words
   */
  static MachineTypes sold(
      GceSession session,
      List<String> zones,
      String architecture,
      Function<String, Optional<BigDecimal>> prices) {
    MachineTypes types = new MachineTypes();
    for (String zone : zones) {
      session.list("zones/" + zone + "/machineTypes", Map.of()).stream()
          .filter(type -> isOffered(type, architecture))
          .map(MachineTypes::size)
          .forEach(
              size -> {
                types.byName.put(size.name(), size.at(prices.apply(size.name())));
                types.zones.computeIfAbsent(size.name(), own -> new TreeSet<>()).add(zone);
              });
    }
    return types;
  }

  /** Bare metal wants other network cards, and Google's own accelerators another interface. */
  static boolean isOffered(JsonNode type, String architecture) {
    boolean arm = type.path("architecture").asText().equals(ARM);
    return arm == architecture.equals("aarch64")
        && !type.hasNonNull("deprecated")
        && !type.path("name").asText().endsWith("-metal")
        && !type.path("name").asText().startsWith("ct");
  }

  static MachineSize size(JsonNode type) {
    int gpus = 0;
    for (JsonNode accelerator : type.path("accelerators")) {
      gpus += accelerator.path("guestAcceleratorCount").asInt();
    }
    return size(
        type.path("name").asText(),
        Math.max(1, type.path("guestCpus").asInt()),
        Quantity.ofMebibytes(type.path("memoryMb").asLong()),
        gpus);
  }

  private static MachineSize size(String name, int cpus, Quantity memory, int gpus) {
    return MachineSize.unpriced(name, cpus, memory, Quantity.ofMebibytes(ROOT_DISK), gpus);
  }

  /** By name. */
  List<MachineSize> all() {
    return byName.values().stream().sorted(Comparator.comparing(MachineSize::name)).toList();
  }

  /** The zones that sell it, by name; none when it is not sold. */
  List<String> zones(MachineSize size) {
    return List.copyOf(zones.getOrDefault(size.name(), new TreeSet<>()));
  }

  /** The size of a type; of one that is sold no more only the name is known. */
  MachineSize of(String type) {
    return Optional.ofNullable(byName.get(type)).orElseGet(() -> size(type, 1, Quantity.ZERO, 0));
  }

  /** The disks that machines of a type take. */
  static String diskType(String type) {
    Matcher series = SERIES.matcher(type);
    boolean newer = series.matches() && Integer.parseInt(series.group(1)) >= HYPERDISK_ONLY;
    return newer ? "hyperdisk-balanced" : "pd-balanced";
  }
}
