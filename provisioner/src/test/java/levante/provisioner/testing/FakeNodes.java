package levante.provisioner.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.provisioner.cloud.Machine;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.configure.ClusterSite.Founding;
import levante.provisioner.configure.ConfigureResult;
import levante.provisioner.configure.Distribution;
import levante.provisioner.configure.NodeConfigurator;
import levante.provisioner.configure.NodeRole;
import levante.provisioner.naming.MachineId;
import levante.provisioner.version.NodeVersion;

/** Clusters in memory; a machine becomes a node at the second call. */
public final class FakeNodes implements NodeConfigurator {
  private final Map<ClusterId, TreeSet<String>> nodes = new TreeMap<>();
  private final TreeSet<String> begun = new TreeSet<>();
  private final List<String> founders = new ArrayList<>();
  private final TreeSet<String> occupied = new TreeSet<>();
  private final List<String> left = new ArrayList<>();
  private final Map<String, NodeVersion> run = new TreeMap<>();
  private final List<String> upgraded = new ArrayList<>();
  private final TreeSet<String> failing = new TreeSet<>();
  private int mostServersAtATime;

  @Override
  public Set<Distribution> distributions() {
    return Set.of(Distribution.values());
  }

  @Override
  public ConfigureResult configure(ClusterSite cluster, Machine machine, NodeRole role) {
    String node = machine.id().value();
    boolean isNode = nodes(cluster.id()).contains(node);
    if (!isNode && begun.add(node)) {
      note(cluster, machine, role);
      return new ConfigureResult.InProgress("joining " + cluster.id());
    }
    begun.remove(node);
    nodes.computeIfAbsent(cluster.id(), id -> new TreeSet<>()).add(node);
    run.putIfAbsent(node, new NodeVersion(joined(cluster), false));
    return new ConfigureResult.Configured(node);
  }

  private void note(ClusterSite cluster, Machine machine, NodeRole role) {
    if (role == NodeRole.CONTROL_PLANE) {
      String label = machine.id().label();
      long joining = begun.stream().filter(one -> one.startsWith(label)).count();
      mostServersAtATime = Math.max(mostServersAtATime, (int) joining);
      if (cluster.isFront(machine.id()) && cluster.founding() != Founding.DONE) {
        founders.add(machine.id().value());
      }
    }
  }

  /** The machines that were made to make a cluster, in order. */
  public List<String> founders() {
    return List.copyOf(founders);
  }

  /** How many machines of one control plane were underway at once, at most. */
  public int mostServersAtATime() {
    return mostServersAtATime;
  }

  /** The version of those that are there, else the newest of what the template says. */
  private String joined(ClusterSite cluster) {
    return nodes(cluster.id()).stream()
        .flatMap(node -> Optional.ofNullable(run.get(node)).stream())
        .map(NodeVersion::version)
        .findFirst()
        .orElseGet(() -> released(cluster.spec().version()));
  }

  private static String released(String asked) {
    String version = asked.equals("latest") ? "1.34" : asked.replaceFirst("^v", "");
    return "v" + (version.matches("[0-9]+\\.[0-9]+") ? version + ".1" : version);
  }

  @Override
  public Set<Distribution> upgrades() {
    return Set.of(Distribution.K3S, Distribution.KUBERNETES);
  }

  @Override
  public Map<String, NodeVersion> versions(ClusterSite cluster) {
    Map<String, NodeVersion> versions = new TreeMap<>(run);
    versions.keySet().retainAll(nodes(cluster.id()));
    return versions;
  }

  /** Emptied at the first call, installed at the second, back at the third. */
  @Override
  public ConfigureResult upgrade(
      ClusterSite cluster, Machine machine, NodeRole role, String version) {
    String node = machine.id().value();
    NodeVersion before = run.get(node);
    String wanted = released(version);
    if (role == NodeRole.WORKER && !before.upgrading() && !before.version().equals(wanted)) {
      run.put(node, new NodeVersion(before.version(), true));
      return new ConfigureResult.InProgress("is emptied");
    }
    if (occupied.contains(node)) {
      throw new LevanteException(
          ErrorCode.CLUSTER_UNREACHABLE,
          "cannot evict pod as it would violate the pod's disruption budget");
    }
    if (failing.contains(node)) {
      return new ConfigureResult.Failed("no space left on device");
    }
    if (!before.version().equals(wanted)) {
      upgraded.add(node + " " + wanted);
      run.put(node, new NodeVersion(wanted, before.upgrading()));
      return new ConfigureResult.InProgress("is installed");
    }
    run.put(node, new NodeVersion(wanted, false));
    return new ConfigureResult.Configured(node);
  }

  /** What was installed, in order. */
  public List<String> upgraded() {
    return List.copyOf(upgraded);
  }

  /** What nodes run. */
  public Map<String, NodeVersion> run() {
    return Map.copyOf(run);
  }

  /** A node that somebody made that, by hand. */
  public void run(MachineId machine, String version) {
    run.put(machine.value(), new NodeVersion(version, false));
  }

  /** Installing on that node fails, or does no more. */
  public void fail(MachineId machine, boolean fails) {
    if (fails) {
      failing.add(machine.value());
    } else {
      failing.remove(machine.value());
    }
  }

  @Override
  public void removeNode(ClusterSite cluster, MachineId machine) {
    lose(cluster.id(), machine);
  }

  @Override
  public void leave(ClusterSite cluster, MachineId machine) {
    if (occupied.contains(machine.value())) {
      throw new LevanteException(
          ErrorCode.CLUSTER_UNREACHABLE,
          "cannot evict pod as it would violate the pod's disruption budget");
    }
    if (nodes(cluster.id()).contains(machine.value())) {
      left.add(machine.value());
    }
    lose(cluster.id(), machine);
  }

  /** Pods of that node may not go, or may again. */
  public void occupy(MachineId machine, boolean isOccupied) {
    if (isOccupied) {
      occupied.add(machine.value());
    } else {
      occupied.remove(machine.value());
    }
  }

  /** The nodes that were emptied and left, in order. */
  public List<String> left() {
    return List.copyOf(left);
  }

  @Override
  public void removeCluster(ClusterSite cluster) {
    nodes.remove(cluster.id());
  }

  @Override
  public Optional<Secret> kubeconfig(ClusterSite cluster) {
    return Optional.of(cluster.id())
        .filter(nodes::containsKey)
        .map(id -> Secret.of("kubeconfig of " + id));
  }

  @Override
  public List<String> nodes(ClusterSite cluster) {
    return nodes(cluster.id());
  }

  /** What the cluster of that name lists. */
  public List<String> nodes(ClusterId cluster) {
    return List.copyOf(nodes.getOrDefault(cluster, new TreeSet<>()));
  }

  /** A node leaves its cluster. */
  public void lose(ClusterId cluster, MachineId machine) {
    run.remove(machine.value());
    nodes.getOrDefault(cluster, new TreeSet<>()).remove(machine.value());
  }
}
