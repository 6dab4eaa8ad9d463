package levante.provisioner.desired;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import levante.kernel.LevanteException;
import levante.provisioner.application.ApplicationReader;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.desired.DesiredPool.Membership;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.operate.DeclaredOperation;
import levante.provisioner.operate.OperationReader;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Topology;

/** Reads off a topology what an infrastructure shall be, and places its machines. */
public final class TopologyReader {
  static final String COMPUTE = "tosca.nodes.Compute";
  static final String EXISTING_MACHINE = "levante.nodes.ExistingMachine";
  static final String STORAGE = "levante.nodes.ObjectStorage";

  /** Carried out by Levante itself as soon as its cluster and storage stand. */
  static final String SERVICES = "levante.nodes.ServicesAgent";

  private final InfrastructureId id;
  private final CloudProvider cloud;
  private final List<String> aliases;
  private final Abilities abilities;

  /**
   * For that infrastructure, with machines of that cloud.
   *
   * @param aliases what the owner's credentials call the cloud besides its own name
   * @param abilities what can be carried out on those machines
   */
  public TopologyReader(
      InfrastructureId id, CloudProvider cloud, List<String> aliases, Abilities abilities) {
    this.id = id;
    this.cloud = cloud;
    this.aliases = List.copyOf(aliases);
    this.abilities = abilities;
  }

  /**
   * What shall be, as far as it can be carried out, and the rest.
   *
   * @throws LevanteException INVALID_REQUEST when no size of the cloud is large enough, a machine
   *     is needed by two clusters, names clash, or an application is not written as it has to be
   */
  public Reading read(Topology topology) {
    requireDistinctLabels(topology);
    ClusterReader clusters = new ClusterReader(topology, abilities);
    OperationReader operations = new OperationReader(topology);
    ApplicationReader applications = new ApplicationReader(topology, clusters::raisedAt);
    return new Reading(
        new Desired(
            clusters.clusters(id),
            pools(topology, clusters, operations),
            storages(topology, clusters),
            abilities.applications() ? applications.applications() : List.of()),
        new UnservedParts(topology, abilities, clusters, operations, applications).all());
  }

  private List<DesiredPool> pools(
      Topology topology, ClusterReader clusters, OperationReader operations) {
    Map<String, Membership> memberships = clusters.memberships();
    ControlPlaneReach reach = new ControlPlaneReach(topology, clusters);
    boolean isReal = !cloud.isSimulated();
    PoolReader reader = new PoolReader(topology, cloud, aliases, isReal ? reach.room() : Map.of());
    return topology.nodeTemplatesOf(COMPUTE).stream()
        .filter(node -> !node.isA(EXISTING_MACHINE))
        .map(node -> reader.read(node, Optional.ofNullable(memberships.get(node.name()))))
        .map(pool -> isReal ? reach.of(pool) : pool)
        .map(pool -> abilities.artifacts().isEmpty() ? pool : having(pool, operations))
        .sorted(Comparator.comparing(DesiredPool::nodeTemplate))
        .toList();
  }

  private static DesiredPool having(DesiredPool pool, OperationReader operations) {
    List<String> names =
        operations.of(pool.nodeTemplate()).stream().map(DeclaredOperation::name).toList();
    return names.isEmpty() || pool.membership().isPresent()
        ? pool
        : pool.having(new PoolOperations(names, operations.before(pool.nodeTemplate())));
  }

  private List<DesiredStorage> storages(Topology topology, ClusterReader reader) {
    Set<String> clusters = abilities.storages() ? reader.names() : Set.of();
    return topology.nodeTemplatesOf(STORAGE).stream()
        .flatMap(
            node ->
                topology.targets(node, "host").stream()
                    .filter(host -> clusters.contains(host.name()))
                    .limit(1)
                    .map(host -> new DesiredStorage(node.name(), host.name())))
        .sorted(Comparator.comparing(DesiredStorage::nodeTemplate))
        .toList();
  }

  private static void requireDistinctLabels(Topology topology) {
    Map<String, NodeTemplate> labels = new HashMap<>();
    for (NodeTemplate node : topology.nodeTemplates()) {
      NodeTemplate other = labels.put(InfrastructureId.label(node.name()), node);
      if (other != null) {
        throw PoolReader.refused(node, "'%s' would have the same names".formatted(other.name()));
      }
    }
  }
}
