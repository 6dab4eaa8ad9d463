package levante.web.bridge.storage;

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
import levante.web.bridge.CloudNodeConfigurators;

/**
 * Makes the object storages of clusters on real machines: on the cluster itself, at the machine
 * that speaks for its control plane. Such a storage goes with its cluster, so an infrastructure
 * that ends has nothing to be asked for.
 */
public final class RaisedStorageProvider implements ObjectStorageProvider, AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(2);

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
    private Optional<StoreHook> of(ClusterId cluster) {
      return Optional.of(
          new StoreHook(URI.create(base + "/hooks/" + cluster), tokens.apply(cluster)));
    }
  }

  /**
   * On the clusters of these infrastructures.
   *
   * @param stores asked for late, since they are reached by what the provisioner knows
   */
  public RaisedStorageProvider(
      InfrastructureStore infrastructures,
      Supplier<KubernetesStores> stores,
      Hooks hooks,
      ExecutorService threads) {
    this.infrastructures = infrastructures;
    this.stores = stores;
    this.hooks = hooks;
    this.answers = new SlowAnswers(threads, LIMIT);
  }

  @Override
  public boolean serves(CloudId cloud) {
    return !CloudNodeConfigurators.isSandbox(cloud);
  }

  /** Whether an infrastructure has clusters on real machines. */
  boolean isOn(InfrastructureId infrastructure) {
    return !clusters(infrastructure).isEmpty();
  }

  private List<ProvisionedCluster> clusters(InfrastructureId infrastructure) {
    return infrastructures.find(infrastructure).stream()
        .flatMap(one -> FindClusters.of(one).stream())
        .filter(one -> one.cloud().filter(this::serves).isPresent())
        .toList();
  }

  @Override
  public StorageResult ensure(StorageSpec spec) {
    Optional<StoreSite> site =
        infrastructures.find(spec.infrastructure()).flatMap(one -> site(one, spec.cluster()));
    if (site.isEmpty()) {
      return new StorageResult.InProgress("waits for an address of its control plane");
    }
    return answers
        .ask(
            spec.name(),
            () ->
                stores
                    .get()
                    .ensure(spec.cluster(), spec.name(), site.get(), hooks.of(spec.cluster())))
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
    for (ProvisionedCluster cluster : clusters(infrastructure)) {
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
    return clusters(infrastructure).stream()
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
