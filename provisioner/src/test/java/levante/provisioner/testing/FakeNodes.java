package levante.provisioner.testing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import levante.kernel.ClusterId;
import levante.provisioner.cloud.Machine;
import levante.provisioner.configure.ClusterSpec;
import levante.provisioner.configure.ConfigureResult;
import levante.provisioner.configure.NodeConfigurator;
import levante.provisioner.configure.NodeRole;
import levante.provisioner.naming.MachineId;

/** Clusters in memory; a machine becomes a node at the second call. */
public final class FakeNodes implements NodeConfigurator {
  private final Map<ClusterId, TreeSet<String>> nodes = new TreeMap<>();
  private final TreeSet<String> begun = new TreeSet<>();

  @Override
  public ConfigureResult configure(ClusterSpec cluster, Machine machine, NodeRole role) {
    String node = machine.id().value();
    if (begun.add(node)) {
      return new ConfigureResult.InProgress("joining " + cluster.id());
    }
    nodes.computeIfAbsent(cluster.id(), id -> new TreeSet<>()).add(node);
    return new ConfigureResult.Configured(node);
  }

  @Override
  public void removeNode(ClusterId cluster, MachineId machine) {
    nodes.getOrDefault(cluster, new TreeSet<>()).remove(machine.value());
  }

  @Override
  public void removeCluster(ClusterId cluster) {
    nodes.remove(cluster);
  }

  @Override
  public List<String> nodes(ClusterId cluster) {
    return List.copyOf(nodes.getOrDefault(cluster, new TreeSet<>()));
  }
}
