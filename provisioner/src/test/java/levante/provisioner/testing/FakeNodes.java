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

/** Clusters in memory; a machine becomes a node at the second call. */
public final class FakeNodes implements NodeConfigurator {
  private final Map<ClusterId, TreeSet<String>> nodes = new TreeMap<>();
  private final TreeSet<String> begun = new TreeSet<>();
  private final List<String> founders = new ArrayList<>();
  private final TreeSet<String> occupied = new TreeSet<>();
  private final List<String> left = new ArrayList<>();
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
    nodes.getOrDefault(cluster, new TreeSet<>()).remove(machine.value());
  }
}
