package levante.provisioner.desired;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import levante.kernel.Quantity;
import levante.provisioner.cloud.LaunchDetails.OpenPort;
import levante.provisioner.cloud.LaunchDetails.Protocol;
import levante.provisioner.configure.NodeRole;
import levante.provisioner.desired.DesiredPool.Membership;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Topology;

/**
 * What the machines of a control plane need besides what their template says: Levante scales by the
 * cluster's API and runs services through it, and the cluster's object storage stands on their disk
 * and answers there. A template that names such a port itself says who may reach it.
 */
final class ControlPlaneReach {
  /** Source: Kubernetes, Ports and Protocols. */
  private static final int API = 6443;

  private final ClusterReader clusters;
  private final Map<String, List<NodeTemplate>> storages;

  ControlPlaneReach(Topology topology, ClusterReader clusters) {
    this.clusters = clusters;
    this.storages =
        topology.nodeTemplatesOf(TopologyReader.STORAGE).stream()
            .filter(node -> !topology.targets(node, "host").isEmpty())
            .collect(Collectors.groupingBy(node -> topology.targets(node, "host").get(0).name()));
  }

  /** The same pool, whose machines can be reached so. */
  DesiredPool of(DesiredPool pool) {
    List<OpenPort> ports = new ArrayList<>();
    pool.membership()
        .filter(one -> one.role() == NodeRole.CONTROL_PLANE && clusters.isKubernetes(one.cluster()))
        .ifPresent(
            one -> {
              ports.add(tcp(API));
              if (storages.containsKey(one.cluster())) {
                ports.add(tcp(DesiredStorage.PORT));
              }
            });
    return ports.isEmpty() ? pool : pool.equipped(pool.details().opening(ports));
  }

  private static OpenPort tcp(int port) {
    return new OpenPort(Protocol.TCP, port, port, OpenPort.ANYWHERE);
  }

  /** How much more disk those machines need, by node template. */
  Map<String, Quantity> room() {
    return clusters.memberships().entrySet().stream()
        .filter(one -> one.getValue().role() == NodeRole.CONTROL_PLANE)
        .filter(one -> storages.containsKey(one.getValue().cluster()))
        .collect(Collectors.toMap(Map.Entry::getKey, one -> size(one.getValue())));
  }

  private Quantity size(Membership membership) {
    return storages.get(membership.cluster()).stream()
        .map(node -> PoolReader.bytes(node.properties(), "size"))
        .reduce(Quantity.ZERO, Quantity::plus);
  }
}
