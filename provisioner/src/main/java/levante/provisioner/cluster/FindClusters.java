package levante.provisioner.cluster;

import java.util.List;
import java.util.Optional;
import levante.kernel.OwnerId;
import levante.provisioner.cluster.ProvisionedCluster.State;
import levante.provisioner.desired.DesiredCluster;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.desired.DesiredPool.Scale;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.InfrastructureStore;
import levante.provisioner.listing.Reader;
import levante.provisioner.plan.Estate;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.plan.ManagedStorage;
import levante.provisioner.terms.Activity;

/** The clusters of all infrastructures that are not deleted. */
public final class FindClusters {
  private final InfrastructureStore store;

  /** On that store. */
  public FindClusters(InfrastructureStore store) {
    this.store = store;
  }

  /** Everybody's clusters, those of the oldest infrastructure first. */
  public List<ProvisionedCluster> all() {
    return store.withClusters(Reader.OPERATOR).stream().flatMap(one -> of(one).stream()).toList();
  }

  /** An owner's clusters, those of the oldest infrastructure first. */
  public List<ProvisionedCluster> of(OwnerId owner) {
    return store.withClusters(Reader.of(owner)).stream().flatMap(one -> of(one).stream()).toList();
  }

  /** The clusters of one infrastructure as it was read, in the template's order. */
  public static List<ProvisionedCluster> of(Infrastructure infrastructure) {
    return infrastructure.estate().desired().clusters().stream()
        .map(cluster -> cluster(infrastructure, cluster))
        .toList();
  }

  private static ProvisionedCluster cluster(Infrastructure infrastructure, DesiredCluster wanted) {
    Estate estate = infrastructure.estate();
    List<ManagedMachine> controlPlane =
        estate
            .desired()
            .controlPlane(wanted.name())
            .map(pool -> estate.kept(pool.nodeTemplate()))
            .orElse(List.of());
    return new ProvisionedCluster(
        wanted.spec().id(),
        wanted.name(),
        infrastructure.id(),
        infrastructure.owner(),
        state(infrastructure, wanted),
        wanted.spec().distribution(),
        estate.desired().pools().stream().map(pool -> pool.placement().cloud()).findFirst(),
        wanted.idleTime(),
        estate.desired().workers(wanted.name()).stream()
            .map(pool -> workers(infrastructure, pool))
            .toList(),
        controlPlane,
        wanted.spec().controlPlaneUse(),
        storage(estate, wanted));
  }

  private static State state(Infrastructure infrastructure, DesiredCluster wanted) {
    if (infrastructure.aim().cluster(wanted.name()).isEmpty()) {
      return State.DELETING;
    }
    if (infrastructure.terms().activity() != Activity.AWAKE) {
      return State.HIBERNATED;
    }
    return infrastructure.estate().isReady(wanted.name()) ? State.READY : State.PENDING;
  }

  private static WorkerPool workers(Infrastructure infrastructure, DesiredPool pool) {
    Estate estate = infrastructure.estate();
    return new WorkerPool(
        pool.nodeTemplate(),
        infrastructure.terms().lock().isPresent() ? onlyGrowing(pool.scale()) : pool.scale(),
        pool.placement().size(),
        pool.placement().region(),
        estate.machines().stream()
            .filter(machine -> machine.nodeTemplate().equals(pool.nodeTemplate()))
            .toList(),
        estate.trouble(pool.nodeTemplate()));
  }

  /** Of what is locked, scaling drains nothing that it may not release. */
  private static Scale onlyGrowing(Scale scale) {
    return new Scale(scale.count(), scale.max(), scale.count());
  }

  private static Optional<ProvisionedStorage> storage(Estate estate, DesiredCluster wanted) {
    return estate
        .desired()
        .storageOn(wanted.name())
        .flatMap(storage -> estate.storage(storage.nodeTemplate()))
        .flatMap(FindClusters::answering);
  }

  private static Optional<ProvisionedStorage> answering(ManagedStorage storage) {
    return storage
        .access()
        .map(
            access ->
                new ProvisionedStorage(
                    storage.spec().name(),
                    access.endpoint(),
                    access.accessKey(),
                    access.secretKey()));
  }
}
