package levante.provisioner.infrastructure;

import java.util.List;
import levante.kernel.ClusterId;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.Machine;

/** What the outside still lists of an infrastructure. */
public record Leftovers(
    List<Machine> machines,
    List<ClusterNode> nodes,
    List<String> storages,
    List<CloudObject> objects) {
  /** A node that a cluster lists. */
  public record ClusterNode(ClusterId cluster, String node) {}

  public Leftovers {
    machines = List.copyOf(machines);
    nodes = List.copyOf(nodes);
    storages = List.copyOf(storages);
    objects = List.copyOf(objects);
  }

  /** How many things are left. */
  public int count() {
    return machines.size() + nodes.size() + storages.size() + objects.size();
  }
}
