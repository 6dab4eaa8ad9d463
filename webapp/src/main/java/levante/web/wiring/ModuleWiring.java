package levante.web.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import levante.elasticity.Elasticity;
import levante.elasticity.act.Crew;
import levante.elasticity.act.ScalingPorts;
import levante.elasticity.adapter.kubernetes.KubernetesClusters;
import levante.elasticity.adapter.kubernetes.KubernetesConfig;
import levante.elasticity.adapter.kubernetes.KubernetesNodeDrainer;
import levante.elasticity.adapter.kubernetes.PodEvents;
import levante.elasticity.adapter.sandbox.SandboxClusterObserver;
import levante.elasticity.adapter.sandbox.SandboxClusters;
import levante.elasticity.adapter.sandbox.SandboxNodeDrainer;
import levante.elasticity.adapter.slurm.FrontEnds;
import levante.elasticity.adapter.slurm.SlurmClusters;
import levante.elasticity.adapter.slurm.SlurmNodeDrainer;
import levante.elasticity.decide.ScalingSettings;
import levante.elasticity.journal.DecisionJournal;
import levante.elasticity.listen.ScalingListener;
import levante.provisioner.Provisioner;
import levante.provisioner.adapter.inventory.Inventories;
import levante.provisioner.adapter.jdbc.ProvisionerDatabase;
import levante.provisioner.application.ClusterApplications;
import levante.provisioner.cloud.Clouds;
import levante.provisioner.config.ProvisionerConfig;
import levante.provisioner.infrastructure.Records;
import levante.provisioner.infrastructure.WakingStore;
import levante.provisioner.note.KeepNotes;
import levante.provisioner.observe.Outside;
import levante.tosca.TemplateCompiler;
import levante.tosca.adapter.http.HttpImports;
import levante.tosca.catalog.Catalogue;
import levante.web.bridge.CloudClusterPorts;
import levante.web.bridge.CloudNodeConfigurators;
import levante.web.bridge.ProvisionedElasticClusters;
import levante.web.bridge.ProvisionedNodeSupply;
import levante.web.bridge.SandboxClusterApplications;
import levante.web.bridge.SandboxNodeConfigurator;
import levante.web.bridge.storage.RaisedStorageProvider;
import levante.web.health.ClusterSight;
import levante.web.loop.Doorbell;
import levante.web.meter.ScalingMetrics;
import levante.web.security.FirstStart;
import levante.web.wiring.hook.Hooks;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** The three modules with loops, each assembled from its own factory. */
@ApplicationScoped
public class ModuleWiring {
  /** The bundled service templates. */
  @Produces
  @Singleton
  public Catalogue catalogue() {
    return Catalogue.bundled();
  }

  /** The reader of templates; it fetches imports only from where the settings allow. */
  @Produces
  @Singleton
  public TemplateCompiler compiler(Settings settings, Clock clock) {
    TemplateCompiler bundled = TemplateCompiler.bundled();
    Settings.Imports imports = settings.imports();
    return imports.policy().allowed().isEmpty()
        ? bundled
        : bundled.with(new HttpImports(imports.policy(), imports.cache(), clock));
  }

  /** The provisioner's settings. */
  @Produces
  @Singleton
  public ProvisionerConfig provisionerConfig(Settings settings) {
    return ProvisionerConfig.DEFAULTS
        .withPublicBase(settings.baseUri())
        .withBootTimeout(settings.bootTimeout())
        .withTtlNotice(settings.ttlNotice());
  }

  /** The way to real machines. */
  @Produces
  @Singleton
  public RealMachines machines(
      Settings settings, FirstStart.Outcome firstStart, Inventories inventories, Clock clock) {
    return RealMachines.open(firstStart.key().getEncoded(), inventories, settings, clock);
  }

  /** Ends what is said to machines; what they do, they do to its end. */
  public void close(@Disposes RealMachines machines) {
    machines.close();
  }

  /** What the provisioner needs of others. */
  @Produces
  @Singleton
  public Outside provisionerPorts(
      Clouds clouds,
      SandboxClusters clusters,
      RaisedStorageProvider storages,
      RealMachines machines) {
    ClusterApplications simulated = new SandboxClusterApplications(clusters);
    return new Outside(
        clouds,
        new CloudNodeConfigurators(new SandboxNodeConfigurator(clusters), machines.configurator()),
        storages,
        machines.keys(),
        machines.operations(),
        cloud ->
            Optional.of(
                CloudNodeConfigurators.isSandbox(cloud) ? simulated : machines.applications()));
  }

  /** What the provisioner keeps. */
  @Produces
  @Singleton
  public Records records(DataSource levante, FirstStart.Outcome firstStart, Doorbell doorbell) {
    Records kept = ProvisionerDatabase.open(levante, firstStart.key().getEncoded());
    return new Records(new WakingStore(kept.store(), doorbell::ring), kept.vault(), kept.history());
  }

  /** Wakes the provisioning loop when somebody has changed an infrastructure. */
  @Produces
  @Singleton
  public Doorbell doorbell() {
    return new Doorbell();
  }

  /** Infrastructures. */
  @Produces
  @Singleton
  public Provisioner provisioner(
      Records records,
      Outside ports,
      TemplateCompiler compiler,
      ProvisionerConfig config,
      Clock clock) {
    return Provisioner.assemble(records, ports, compiler, config, clock);
  }

  /** What people write about infrastructures. */
  @Produces
  @Singleton
  public KeepNotes notes(
      DataSource levante, FirstStart.Outcome firstStart, Provisioner provisioner, Clock clock) {
    return new KeepNotes(
        ProvisionerDatabase.openNotes(levante, firstStart.key().getEncoded()),
        provisioner.findInfrastructures(),
        clock);
  }

  /**
   * The clusters on real machines.
   *
   * @param news rings when there may be something to scale
   * @param events tell pods what was decided about them
   * @param threads carry out what is decided about different nodes
   */
  public record RealClusters(
      KubernetesClusters clusters, Doorbell news, PodEvents events, ExecutorService threads) {}

  /**
   * The Slurm clusters on real machines.
   *
   * @param threads ask front ends
   */
  public record SlurmSide(CloudClusterPorts.Side ports, ExecutorService threads) {}

  /** These, asked on their front ends. */
  @Produces
  @Singleton
  public SlurmSide slurm(Provisioner provisioner, RealMachines machines, Clock clock) {
    FrontEnds fronts =
        (cluster, script) -> machines.frontEnds().ask(provisioner.findSites().of(cluster), script);
    ExecutorService threads = RealMachines.threads("levante-slurm-");
    return new SlurmSide(
        new CloudClusterPorts.Side(
            new SlurmClusters(fronts, threads, clock), new SlurmNodeDrainer(fronts)),
        threads);
  }

  /** Asks them no more. */
  public void close(@Disposes SlurmSide slurm) {
    slurm.threads().shutdownNow();
  }

  /** These, as they are reached by what the provisioner knows of them. */
  @Produces
  @Singleton
  public RealClusters realClusters(Provisioner provisioner, Clock clock) {
    Doorbell news = new Doorbell();
    KubernetesClusters clusters =
        new KubernetesClusters(
            provisioner.findKubeconfigs()::of, KubernetesConfig.DEFAULTS, clock, news::ring);
    return new RealClusters(
        clusters, news, PodEvents.of(clusters, clock), RealMachines.threads("levante-scaling-"));
  }

  /** Looks at them no more. */
  public void close(@Disposes RealClusters real) {
    real.threads().shutdownNow();
    real.events().close();
    real.clusters().close();
  }

  /** How clusters are seen and emptied, each as what it is. */
  @Produces
  @Singleton
  public CloudClusterPorts clusterPorts(
      Provisioner provisioner,
      SandboxClusters sandbox,
      RealClusters real,
      SlurmSide slurm,
      Clock clock) {
    return new CloudClusterPorts(
        provisioner.findClusters(),
        new CloudClusterPorts.Side(
            new SandboxClusterObserver(sandbox), new SandboxNodeDrainer(sandbox)),
        new CloudClusterPorts.Side(
            real.clusters(),
            new KubernetesNodeDrainer(real.clusters(), KubernetesConfig.DEFAULTS, clock)),
        slurm.ports());
  }

  /** What the scaling loop sees and moves. */
  @Produces
  @Singleton
  public ScalingPorts scalingPorts(
      Provisioner provisioner,
      CloudClusterPorts clusters,
      RealClusters real,
      Settings settings,
      Clock clock) {
    ScalingSettings scaling =
        ScalingSettings.DEFAULTS
            .withScanPeriod(settings.periods().scaling())
            .withMaxBootingNodes(settings.scaling().maxBootingNodes());
    return new ScalingPorts(
        new ProvisionedElasticClusters(
            provisioner.findClusters(), scaling, real.clusters()::keepOnly),
        clusters,
        new ProvisionedNodeSupply(
            provisioner.findClusters(), provisioner.scaleNodeTemplate(), clock),
        clusters);
  }

  /** How scaling works: by which policy, with how many hands, and who hears of it. */
  @Produces
  @Singleton
  public Elasticity.Setup scalingSetup(
      Settings settings, RealClusters real, ClusterSight sight, MetricRegistry registry) {
    return new Elasticity.Setup(
        settings.scaling().policy(),
        Crew.several(real.threads()),
        real.news()::ring,
        ScalingListener.all(List.of(new ScalingMetrics(registry), sight, real.events())));
  }

  /** Scaling. */
  @Produces
  @Singleton
  public Elasticity elasticity(
      DataSource levante, ScalingPorts ports, Elasticity.Setup setup, Clock clock) {
    return Elasticity.assemble(levante, ports, setup, clock);
  }

  /** Who is told what becomes of nodes. */
  @Produces
  @Singleton
  public Hooks hooks(Settings settings, DataSource levante, Clock clock) {
    return Hooks.of(settings.scaling().hooks(), levante, clock);
  }

  /** The journal of scaling. */
  @Produces
  @Singleton
  public DecisionJournal journal(Elasticity elasticity) {
    return elasticity.journal();
  }
}
