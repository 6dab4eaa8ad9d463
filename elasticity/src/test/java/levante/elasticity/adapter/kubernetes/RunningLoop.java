package levante.elasticity.adapter.kubernetes;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import levante.elasticity.Elasticity;
import levante.elasticity.Seen;
import levante.elasticity.TestDatabase;
import levante.elasticity.act.Crew;
import levante.elasticity.act.ElasticCluster;
import levante.elasticity.act.ScalingPorts;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.decide.ScalingDecision.Kind;
import levante.elasticity.decide.ScalingSettings;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.testbed.KubernetesBed;
import levante.elasticity.testbed.KwokSupply;
import levante.elasticity.testbed.WakingTicker;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;
import levante.kernel.Secret;

/** The loop with all that it needs, ticking. */
final class RunningLoop implements AutoCloseable {
  static final ClusterId CLUSTER = new ClusterId("cloud-7f3a2b");

  /** Three pods of one cpu fit, as on Karpenter's nodes of four. */
  static final NodePool CLOUD =
      Seen.pool("cloud", Seen.shape("3900m", "16Gi", 110), 0, 300, "0.10");

  private static final Clock CLOCK = Clock.systemUTC();

  private final AtomicReference<Runnable> news = new AtomicReference<>(() -> {});
  private final KubernetesClusters clusters;
  private final PodEvents events;
  private final KwokSupply supply;
  private final Elasticity elasticity;
  private final WakingTicker ticker;
  private final ExecutorService threads = Executors.newFixedThreadPool(8);

  /**
   * Begins.
   *
   * @param joins the machines, by name, that ever become nodes
   */
  RunningLoop(KubernetesBed bed, NodePool pool, ScalingSettings settings, Predicate<String> joins) {
    Secret kubeconfig = Secret.of(bed.kubeconfig(KubernetesBed.Key.EC));
    clusters =
        new KubernetesClusters(
            cluster -> Optional.of(kubeconfig),
            KubernetesConfig.DEFAULTS,
            CLOCK,
            () -> news.get().run());
    events = PodEvents.of(clusters, CLOCK);
    supply = new KwokSupply(bed, List.of(pool), Duration.ofSeconds(2), joins);
    ElasticCluster cluster =
        new ElasticCluster(CLUSTER, new OwnerId("ada"), List.of(pool), settings);
    elasticity =
        Elasticity.assemble(
            TestDatabase.fresh(),
            new ScalingPorts(
                () -> List.of(cluster),
                clusters,
                supply,
                new KubernetesNodeDrainer(clusters, KubernetesConfig.DEFAULTS, CLOCK)),
            new Elasticity.Setup(
                PolicySettings.PACKING, Crew.several(threads), () -> news.get().run(), events),
            CLOCK);
    ticker = new WakingTicker(settings.scanPeriod(), elasticity.loop()::tick);
    news.set(ticker::wake);
  }

  KwokSupply supply() {
    return supply;
  }

  Elasticity elasticity() {
    return elasticity;
  }

  Set<Kind> decided() {
    return elasticity.journal().recent(CLUSTER, 1000).stream()
        .map(entry -> entry.decision().kind())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public void close() {
    ticker.close();
    supply.close();
    events.close();
    clusters.close();
    threads.shutdown();
  }
}
