package levante.elasticity.cluster;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Every node and every pod of a cluster at one instant, as the cluster itself tells; by name. */
public record ClusterView(List<Node> nodes, List<Pod> pods) {
  public ClusterView {
    nodes = nodes.stream().sorted(Comparator.comparing(Node::name)).toList();
    pods = pods.stream().sorted(Comparator.comparing(Pod::fullName)).toList();
  }

  /** The node of that name. */
  public Optional<Node> node(String name) {
    return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
  }

  /** The pods that keep that node in use; daemons do not. */
  public List<Pod> workOn(String node) {
    return pods.stream()
        .filter(Pod::keepsNodeInUse)
        .filter(pod -> pod.node().equals(Optional.of(node)))
        .toList();
  }
}
