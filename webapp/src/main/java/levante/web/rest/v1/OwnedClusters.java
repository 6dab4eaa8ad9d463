package levante.web.rest.v1;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.oscar.dispatch.JobRun;
import levante.oscar.dispatch.JobRunner;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cluster.FindClusters;
import levante.provisioner.cluster.ProvisionedCluster;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.FindLeftovers;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.Leftovers;
import levante.provisioner.naming.InfrastructureId;
import levante.web.rest.v1.view.LeftoversView;

/** The clusters of an owner or of one infrastructure, for the resources that ask by either. */
@Dependent
public class OwnedClusters {
  @Inject private FindClusters findClusters;
  @Inject private FindInfrastructures findInfrastructures;
  @Inject private FindLeftovers findLeftovers;
  @Inject private JobRunner runner;

  /** The clusters of an infrastructure that stand or come, in the template's order. */
  public List<ProvisionedCluster> of(Infrastructure infrastructure) {
    return FindClusters.of(infrastructure);
  }

  /** The owner's clusters, of one infrastructure when it is named. */
  public List<ProvisionedCluster> of(OwnerId owner, Optional<String> infrastructure) {
    Optional<InfrastructureId> only = infrastructure.map(InfrastructureId::new);
    only.ifPresent(id -> findInfrastructures.ever(id, owner));
    return findClusters.of(owner).stream()
        .filter(cluster -> only.map(cluster.infrastructure()::equals).orElse(true))
        .toList();
  }

  /** The owner's cluster; CLUSTER_NOT_FOUND, also for another's. */
  public ProvisionedCluster get(String cluster, OwnerId owner) {
    return findClusters.of(owner).stream()
        .filter(one -> one.id().value().equals(cluster))
        .findFirst()
        .orElseThrow(
            () -> new LevanteException(ErrorCode.CLUSTER_NOT_FOUND, "no cluster " + cluster));
  }

  /**
   * Whether a cluster belongs to the named infrastructure, or to any when none is named; holds for
   * clusters that are gone, since their names carry the infrastructure's digits.
   */
  public Predicate<ClusterId> within(OwnerId owner, Optional<String> infrastructure) {
    Optional<String> suffix = infrastructure.map(id -> "-" + everOwned(id, owner).hex());
    return cluster -> suffix.map(cluster.value()::endsWith).orElse(true);
  }

  /** The id of an infrastructure that the owner has or once had; INFRASTRUCTURE_NOT_FOUND. */
  public InfrastructureId everOwned(String id, OwnerId owner) {
    return findInfrastructures.ever(new InfrastructureId(id), owner).id();
  }

  /** What is left of it anywhere, its runs included. */
  public LeftoversView leftovers(InfrastructureId id) {
    Leftovers left = findLeftovers.of(id);
    return new LeftoversView(
        left.machines().stream().map(machine -> machine.id().value()).toList(),
        left.nodes().stream().map(node -> node.cluster() + "/" + node.node()).toList(),
        left.storages(),
        findLeftovers.clusters(id).stream().flatMap(cluster -> runs(cluster).stream()).toList(),
        left.objects().stream().map(CloudObject::toString).toList());
  }

  private List<String> runs(ClusterId cluster) {
    try {
      return runner.list(cluster).stream().map(JobRun::name).map(Object::toString).toList();
    } catch (LevanteException gone) {
      if (gone.code() == ErrorCode.CLUSTER_NOT_FOUND) {
        return List.of();
      }
      throw gone;
    }
  }
}
