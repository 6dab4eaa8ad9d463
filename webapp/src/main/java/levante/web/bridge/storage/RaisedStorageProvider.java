package levante.web.bridge.storage;

import static levante.web.bridge.CloudNodeConfigurators.isSandbox;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.oscar.adapter.kubernetes.store.KubernetesStores;
import levante.oscar.adapter.kubernetes.store.StoreHook;
import levante.oscar.adapter.kubernetes.store.StoreSite;
import levante.oscar.adapter.kubernetes.store.StoreState;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cluster.FindClusters;
import levante.provisioner.cluster.ProvisionedCluster;
import levante.provisioner.configure.ObjectStorageProvider;
import levante.provisioner.configure.StorageResult;
import levante.provisioner.configure.StorageSpec;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.InfrastructureStore;
import levante.provisioner.naming.InfrastructureId;

/**
 * Makes the object storages of clusters on real machines: on the cluster itself, at the machine
 * that speaks for its control plane. Such a storage goes with its cluster, so an infrastructure
 * that ends has nothing to be asked for. Those of the sandbox's clusters are made in the sandbox.
 */
public final class RaisedStorageProvider implements ObjectStorageProvider, AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final ObjectStorageProvider sandbox;
  private final InfrastructureStore infrastructures;
  private final Supplier<KubernetesStores> stores;
  private final Hooks hooks;
  private final SlowAnswers answers;

  /**
   * Where new objects are told of.
   *
   * @param base where clusters reach this server
   * @param tokens the token of each cluster's hook
   */
  public record Hooks(URI base, Function<ClusterId, Secret> tokens) {
    private StoreHook of(ClusterId cluster) {
      return new StoreHook(URI.create(base + "/hooks/" + cluster), tokens.apply(cluster));
    }
  }

  /**
   * On the clusters of these infrastructures.
   *
   * @param stores asked for late, since they are reached by what the provisioner knows
   */
  public RaisedStorageProvider(
      ObjectStorageProvider sandbox,
      InfrastructureStore infrastructures,
      Supplier<KubernetesStores> stores,
      Hooks hooks,
      ExecutorService threads) {
    this.sandbox = sandbox;
    this.infrastructures = infrastructures;
    this.stores = stores;
    this.hooks = hooks;
    this.answers = new SlowAnswers(threads, LIMIT);
  }

  @Override
  public boolean serves(CloudId cloud) {
    return true;
  }

  /** None of an infrastructure whose machines are the sandbox's. */
  private static List<ProvisionedCluster> onRealMachines(Optional<Infrastructure> infrastructure) {
    return infrastructure.stream()
        .flatMap(one -> FindClusters.of(one).stream())
        .filter(one -> one.cloud().filter(cloud -> !isSandbox(cloud)).isPresent())
        .toList();
  }

  @Override
  public StorageResult ensure(StorageSpec spec) {
    Optional<Infrastructure> found = infrastructures.find(spec.infrastructure());
    if (onRealMachines(found).isEmpty()) {
      return sandbox.ensure(spec);
    }
    Optional<StoreSite> site = found.flatMap(one -> site(one, spec.cluster()));
    if (site.isEmpty()) {
      return new StorageResult.InProgress("waits for an address of its control plane");
    }
    return answers
        .ask(
            spec.name(),
            () ->
                stores
                    .get()
                    .ensure(
                        spec.cluster(),
                        spec.name(),
                        site.get(),
                        Optional.of(hooks.of(spec.cluster()))))
        .match(
            RaisedStorageProvider::ready, pending -> new StorageResult.InProgress(pending.why()));
  }

  private static StorageResult ready(StoreState.Answers state) {
    return new StorageResult.Ready(
        state.access().endpoint(), state.access().accessKey(), state.access().secretKey());
  }

  private static Optional<StoreSite> site(Infrastructure infrastructure, ClusterId cluster) {
    return infrastructure
        .estate()
        .site(cluster)
        .flatMap(one -> one.front())
        .flatMap(
            front ->
                front
                    .publicAddress()
                    .or(front::privateAddress)
                    .map(address -> new StoreSite(front.machine().value(), address)));
  }

  @Override
  public void delete(InfrastructureId infrastructure, String name) {
    List<ProvisionedCluster> clusters = onRealMachines(infrastructures.find(infrastructure));
    if (clusters.isEmpty()) {
      sandbox.delete(infrastructure, name);
    }
    for (ProvisionedCluster cluster : clusters) {
      if (stands(cluster)) {
        answers.ask(
            name + " (its end)",
            () -> {
              stores.get().delete(cluster.id(), name);
              return name;
            });
      }
    }
  }

  /** Whether anything of it stays that could hold a storage. */
  private static boolean stands(ProvisionedCluster cluster) {
    return cluster.state() != ProvisionedCluster.State.DELETING
        && cluster.controlPlane().stream()
            .anyMatch(machine -> machine.progress().configured().isPresent());
  }

  @Override
  public List<String> list(InfrastructureId infrastructure) {
    List<ProvisionedCluster> clusters = onRealMachines(infrastructures.find(infrastructure));
    if (clusters.isEmpty()) {
      return sandbox.list(infrastructure);
    }
    return clusters.stream()
        .filter(RaisedStorageProvider::stands)
        .flatMap(cluster -> on(cluster).stream())
        .filter(name -> name.endsWith("-" + infrastructure.hex()))
        .sorted()
        .toList();
  }

  private List<String> on(ProvisionedCluster cluster) {
    if (cluster.state() == ProvisionedCluster.State.HIBERNATED) {
      throw new LevanteException(
          ErrorCode.STORAGE_UNREACHABLE,
          "%s sleeps, and its storage with it".formatted(cluster.id()));
    }
    return answers.ask(cluster.id().value(), () -> stores.get().list(cluster.id()));
  }

  /** Whatever is asked is not waited for any more. */
  @Override
  public void close() {
    answers.close();
  }
}
