package levante.web.wiring.services;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import levante.oscar.adapter.kubernetes.JobClusters;
import levante.oscar.adapter.kubernetes.store.KubernetesStores;
import levante.oscar.adapter.kubernetes.store.StoreConfig;
import levante.oscar.adapter.minio.MinioObjectStorages;
import levante.oscar.adapter.sandbox.SandboxOscar;
import levante.provisioner.infrastructure.Records;
import levante.web.bridge.storage.RaisedStorageProvider;
import levante.web.bridge.storage.SandboxStorageProvider;
import levante.web.rest.v1.HookTokens;
import levante.web.wiring.RealMachines;
import levante.web.wiring.Settings;

/** Object storages of the clusters that are raised. */
@ApplicationScoped
public class StorageWiring {
  /** Those that stand on real clusters. */
  @Produces
  @Singleton
  public KubernetesStores stores(
      JobClusters clusters, MinioObjectStorages storages, Settings settings, Clock clock) {
    return new KubernetesStores(
        clusters, storages, StoreConfig.DEFAULTS.withImage(settings.images().storage()), clock);
  }

  /** Who makes one, wherever its cluster is. */
  @Produces
  @Singleton
  public RaisedStorageProvider providers(
      SandboxOscar sandbox,
      Records records,
      Instance<KubernetesStores> stores,
      HookTokens tokens,
      Settings settings) {
    return new RaisedStorageProvider(
        new SandboxStorageProvider(sandbox.storage()),
        records.store(),
        stores::get,
        new RaisedStorageProvider.Hooks(settings.baseUri(), tokens::of),
        RealMachines.threads("levante-storage-"));
  }

  /** Asks clusters no more. */
  public void close(@Disposes RaisedStorageProvider providers) {
    providers.close();
  }
}
