package levante.web.wiring.services;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;
import levante.oscar.OscarConfig;
import levante.oscar.OscarPorts;
import levante.oscar.OscarServices;
import levante.oscar.adapter.jdbc.JdbcClusterBook;
import levante.oscar.adapter.jdbc.OscarDatabase;
import levante.oscar.adapter.jdbc.SecretBox;
import levante.oscar.adapter.kubernetes.JobClusters;
import levante.oscar.adapter.kubernetes.KubeconfigCheck;
import levante.oscar.adapter.kubernetes.KubernetesJobConfig;
import levante.oscar.adapter.kubernetes.KubernetesJobRunner;
import levante.oscar.adapter.kubernetes.exposed.KubernetesExposedPods;
import levante.oscar.adapter.kubernetes.pool.KubernetesWarmPods;
import levante.oscar.adapter.kubernetes.store.StoreHook;
import levante.oscar.adapter.minio.MinioBucketNotifications;
import levante.oscar.adapter.minio.MinioObjectStorages;
import levante.oscar.adapter.sandbox.SandboxOscar;
import levante.oscar.adapter.sandbox.server.SandboxExposedPods;
import levante.oscar.adapter.sandbox.warm.SandboxWarmPods;
import levante.oscar.cluster.AttachedNotifications;
import levante.oscar.cluster.ClusterBook;
import levante.oscar.cluster.ClusterCheck;
import levante.oscar.cluster.JoinedClusters;
import levante.oscar.dispatch.JobRunner;
import levante.oscar.exposed.ExposedConfig;
import levante.oscar.exposed.ExposedPods;
import levante.oscar.inbox.WakingInbox;
import levante.oscar.pool.WarmPods;
import levante.oscar.service.ServiceClusters;
import levante.oscar.storage.BucketNotifications;
import levante.oscar.storage.ObjectStorages;
import levante.provisioner.Provisioner;
import levante.web.bridge.ClusterExposedPods;
import levante.web.bridge.ClusterJobRunners;
import levante.web.bridge.ClusterKinds;
import levante.web.bridge.ClusterWarmPods;
import levante.web.bridge.ProvisionedServiceClusters;
import levante.web.bridge.storage.RaisedNotifications;
import levante.web.loop.Arrivals;
import levante.web.meter.CallMetrics;
import levante.web.meter.JobMetrics;
import levante.web.security.FirstStart;
import levante.web.wiring.Settings;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Services: their clusters of every kind, how jobs run there, and who tells of new files. */
@ApplicationScoped
public class ServicesWiring {
  /** The tables of the services. */
  @Produces
  @Singleton
  public OscarDatabase database(DataSource levante) {
    return OscarDatabase.migrated(levante);
  }

  /** Adopted clusters and attached storages. */
  @Produces
  @Singleton
  public ClusterBook book(OscarDatabase database, FirstStart.Outcome firstStart) {
    return new JdbcClusterBook(database, new SecretBox(firstStart.key().getEncoded()));
  }

  /** How jobs run on real clusters. */
  @Produces
  @Singleton
  public KubernetesJobConfig jobConfig(Settings settings) {
    return KubernetesJobConfig.DEFAULTS.withSupervisorImage(settings.images().supervisor());
  }

  /** The real clusters, adopted and raised, as jobs reach them. */
  @Produces
  @Singleton
  public JobClusters jobClusters(
      ClusterBook book, Provisioner provisioner, KubernetesJobConfig config, Clock clock) {
    return new JobClusters(
        new ClusterJobRunners.Reach(book, provisioner.findKubeconfigs()::of)::kubeconfig,
        config,
        clock);
  }

  /** Ends what is said to clusters. */
  public void close(@Disposes JobClusters clusters) {
    clusters.close();
  }

  /** Which clusters are the sandbox's. */
  @Produces
  @Singleton
  public ClusterKinds kinds(Provisioner provisioner, ClusterBook book) {
    return new ClusterKinds(
        provisioner.findClusters(),
        cluster -> book.adopted().stream().anyMatch(one -> one.id().equals(cluster)));
  }

  /** Runs jobs wherever their cluster is. */
  @Produces
  @Singleton
  public JobRunner runner(
      SandboxOscar sandbox,
      JobClusters clusters,
      KubernetesJobConfig config,
      ClusterKinds kinds,
      Clock clock) {
    return new ClusterJobRunners(
        kinds, sandbox.runner(), new KubernetesJobRunner(clusters, config, clock));
  }

  /** Keeps pods ready for calls wherever their cluster is. */
  @Produces
  @Singleton
  public WarmPods warm(
      SandboxWarmPods sandbox,
      JobClusters clusters,
      KubernetesJobConfig config,
      ClusterKinds kinds) {
    return new ClusterWarmPods(kinds, sandbox, new KubernetesWarmPods(clusters, config));
  }

  /** Exposes services wherever their cluster is. */
  @Produces
  @Singleton
  public ExposedPods exposed(
      SandboxExposedPods sandbox,
      JobClusters clusters,
      KubernetesJobConfig config,
      ClusterKinds kinds) {
    return new ClusterExposedPods(
        kinds, sandbox, new KubernetesExposedPods(clusters, config, ExposedConfig.DEFAULTS));
  }

  /** The rules of every storage. */
  @Produces
  @Singleton
  public BucketNotifications notifications(
      SandboxOscar sandbox, ClusterBook book, MinioObjectStorages storages) {
    return new AttachedNotifications(
        book,
        new RaisedNotifications(
            sandbox.storage(), new MinioBucketNotifications(storages, StoreHook.ARN)),
        target -> new MinioBucketNotifications(storages, target));
  }

  /** Rings when there is something to dispatch. */
  @Produces
  @Singleton
  public Arrivals arrivals() {
    return new Arrivals();
  }

  /** The clusters that services may use, raised and adopted. */
  @Produces
  @Singleton
  public ServiceClusters serviceClusters(Provisioner provisioner, ClusterBook book) {
    return new JoinedClusters(new ProvisionedServiceClusters(provisioner.findClusters()), book);
  }

  /** How clusters are tried before they are adopted. */
  @Produces
  @Singleton
  public ClusterCheck check(KubernetesJobConfig config) {
    return new KubeconfigCheck(config);
  }

  /** What has a side in the sandbox and one outside. */
  public record Sides(
      ServiceClusters clusters,
      BucketNotifications notifications,
      JobRunner runner,
      WarmPods warm,
      ExposedPods exposed) {}

  /** These, joined. */
  @Produces
  @Singleton
  public Sides sides(
      ServiceClusters clusters,
      BucketNotifications notifications,
      JobRunner runner,
      WarmPods warm,
      ExposedPods exposed) {
    return new Sides(clusters, notifications, runner, warm, exposed);
  }

  /** Counts calls and jobs. */
  @Produces
  @Singleton
  public OscarPorts.Ended ended(MetricRegistry registry) {
    return new OscarPorts.Ended(new CallMetrics(registry), new JobMetrics(registry));
  }

  /** What the services need of others. */
  @Produces
  @Singleton
  public OscarPorts oscarPorts(
      Sides sides,
      ObjectStorages storages,
      ClusterCheck check,
      Arrivals arrivals,
      OscarPorts.Ended ended) {
    WakingInbox.News news =
        new WakingInbox.News(arrivals.notices()::ring, arrivals.deliveries()::ring);
    return new OscarPorts(
        sides.clusters(),
        storages,
        sides.notifications(),
        sides.runner(),
        sides.warm(),
        sides.exposed(),
        check,
        new OscarPorts.News(news, arrivals.calls()::ring, ended));
  }

  /** Services. */
  @Produces
  @Singleton
  public OscarServices oscarServices(
      OscarDatabase database, OscarPorts ports, FirstStart.Outcome firstStart, Clock clock) {
    return OscarServices.over(
        database, ports, firstStart.key().getEncoded(), clock, OscarConfig.DEFAULTS);
  }
}
