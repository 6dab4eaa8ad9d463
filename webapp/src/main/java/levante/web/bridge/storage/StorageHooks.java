package levante.web.bridge.storage;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import levante.kernel.ClusterId;
import levante.kernel.Secret;
import levante.oscar.adapter.sandbox.WebhookTarget;
import levante.oscar.adapter.sandbox.WebhookTargets;
import levante.provisioner.cluster.FindClusters;

/** Sends the events of a cluster's store to that cluster's hook. */
public final class StorageHooks implements WebhookTargets {
  private final Supplier<FindClusters> clusters;
  private final URI base;
  private final Function<ClusterId, Secret> tokens;

  /**
   * Over the provisioner's clusters, asked for late since the provisioner is made after the
   * storage.
   *
   * @param base where this server is reached from this machine
   * @param tokens the token of each cluster's hook
   */
  public StorageHooks(
      Supplier<FindClusters> clusters, URI base, Function<ClusterId, Secret> tokens) {
    this.clusters = clusters;
    this.base = base;
    this.tokens = tokens;
  }

  @Override
  public Optional<WebhookTarget> of(String store) {
    return clusters.get().all().stream()
        .filter(
            cluster ->
                cluster.storage().filter(storage -> storage.name().equals(store)).isPresent())
        .findFirst()
        .map(
            cluster ->
                new WebhookTarget(
                    base.resolve("/hooks/" + cluster.id()), tokens.apply(cluster.id())));
  }
}
