package levante.provisioner.plan;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.Machine;
import levante.provisioner.naming.MachineId;
import levante.provisioner.version.NodeVersion;

/**
 * What the outside lists of one infrastructure. What was not asked reads as Incomplete.
 *
 * @param machines by cloud
 * @param nodes names of nodes, by cluster
 * @param storages names of object storages
 * @param applications names of applications, by cluster
 * @param objects what clouds keep besides machines, by cloud
 * @param versions what nodes run, by cluster and name
 */
public record Observation(
    Map<CloudId, Observed<Machine>> machines,
    Map<ClusterId, Observed<String>> nodes,
    Observed<String> storages,
    Map<ClusterId, Observed<String>> applications,
    Map<CloudId, Observed<CloudObject>> objects,
    Map<ClusterId, Map<String, NodeVersion>> versions) {
  public Observation {
    TreeMap<CloudId, Observed<Machine>> ordered = new TreeMap<>();
    machines.forEach((cloud, observed) -> ordered.put(cloud, byName(observed)));
    machines = Collections.unmodifiableSortedMap(ordered);
    nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
    applications = Collections.unmodifiableSortedMap(new TreeMap<>(applications));
    objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
    versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    Objects.requireNonNull(storages, "storages");
  }

  /** Of clouds that keep nothing but machines. */
  public Observation(
      Map<CloudId, Observed<Machine>> machines,
      Map<ClusterId, Observed<String>> nodes,
      Observed<String> storages) {
    this(machines, nodes, storages, Map.of(), Map.of(), Map.of());
  }

  /** The same with the applications on these clusters. */
  public Observation withApplications(Map<ClusterId, Observed<String>> listed) {
    return new Observation(machines, nodes, storages, listed, objects, versions);
  }

  /** The same with what clouds keep besides machines. */
  public Observation withObjects(Map<CloudId, Observed<CloudObject>> kept) {
    return new Observation(machines, nodes, storages, applications, kept, versions);
  }

  /** The same with what nodes run. */
  public Observation withVersions(Map<ClusterId, Map<String, NodeVersion>> run) {
    return new Observation(machines, nodes, storages, applications, objects, run);
  }

  /** What a node runs, if its cluster tells. */
  Optional<NodeVersion> version(ClusterId cluster, MachineId machine) {
    return Optional.ofNullable(versions.getOrDefault(cluster, Map.of()).get(machine.value()));
  }

  /** What a cloud lists. */
  public Observed<Machine> of(CloudId cloud) {
    return machines.getOrDefault(
        cloud, new Observed.Incomplete<>(ErrorCode.CLOUD_UNREACHABLE, cloud + " was not asked"));
  }

  private static Observed<Machine> byName(Observed<Machine> observed) {
    return observed.match(
        complete ->
            new Observed.Complete<>(
                complete.items().stream().sorted(Comparator.comparing(Machine::id)).toList()),
        incomplete -> incomplete);
  }

  /** What a cloud lists under a name; found without looking at every machine. */
  public Optional<Machine> machine(CloudId cloud, MachineId machine) {
    List<Machine> listed = of(cloud).items();
    int at = position(listed, Machine::id, machine);
    return at < 0 ? Optional.empty() : Optional.of(listed.get(at));
  }

  /** Where that name stands in a list ordered by names; negative when it does not. */
  static <T> int position(List<T> ordered, Function<T, MachineId> name, MachineId wanted) {
    int low = 0;
    int high = ordered.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = name.apply(ordered.get(middle)).compareTo(wanted);
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return -1;
  }

  /** What a cluster lists. */
  public Observed<String> of(ClusterId cluster) {
    return nodes.getOrDefault(
        cluster,
        new Observed.Incomplete<>(ErrorCode.CLUSTER_UNREACHABLE, cluster + " was not asked"));
  }

  /** The applications that a cluster lists. */
  public Observed<String> applicationsOn(ClusterId cluster) {
    return applications.getOrDefault(
        cluster,
        new Observed.Incomplete<>(ErrorCode.CLUSTER_UNREACHABLE, cluster + " was not asked"));
  }
}
