package levante.elasticity.adapter.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.NodeLoad;
import levante.elasticity.cluster.Observation;
import levante.elasticity.schedule.SchedulingSimulation;
import levante.elasticity.testbed.KubernetesBed;
import levante.kernel.ClusterId;
import levante.kernel.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case put to our simulation, through the real observer, and to the real kube-scheduler. */
@Tag("real")
class SchedulingCasesIT {
  private static final ClusterId CLUSTER = new ClusterId("cases");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static KubernetesBed bed;
  private static KubernetesClusters clusters;

  @BeforeAll
  static void start() {
    bed = KubernetesBed.start();
    Secret kubeconfig = Secret.of(bed.kubeconfig(KubernetesBed.Key.EC));
    clusters =
        new KubernetesClusters(
            cluster -> Optional.of(kubeconfig),
            KubernetesConfig.DEFAULTS,
            Clock.systemUTC(),
            () -> {});
    bed.client()
        .namespaces()
        .resource(new NamespaceBuilder().withNewMetadata().withName("other").endMetadata().build())
        .create();
    // Pods are refused until their namespace has its account.
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                bed.client().serviceAccounts().inNamespace("other").withName("default").get()
                    != null);
  }

  @AfterAll
  static void stop() {
    clusters.close();
    bed.close();
  }

  @AfterEach
  void clear() {
    bed.client().pods().inNamespace("other").withGracePeriod(0).delete();
    bed.clear();
    bed.client().persistentVolumeClaims().inNamespace("default").delete();
    bed.client().persistentVolumes().delete();
    await()
        .atMost(PATIENCE)
        .until(() -> bed.client().persistentVolumes().list().getItems().isEmpty());
    await().atMost(PATIENCE).until(() -> view().nodes().isEmpty() && view().pods().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("levante.elasticity.adapter.kubernetes.SchedulingCase#all")
  void oursAndTheRealSchedulerSayTheSame(SchedulingCase one) {
    prepare(one);
    assertThat(ours(one)).as("ours").isEqualTo(one.fits());
    assertThat(theirs(one)).as("kube-scheduler's").isEqualTo(one.fits());
  }

  private static void prepare(SchedulingCase one) {
    one.volume().ifPresent(volume -> bed.client().persistentVolumes().resource(volume).create());
    one.claim().ifPresent(claim -> bed.client().persistentVolumeClaims().resource(claim).create());
    one.nodes().forEach(node -> bed.client().nodes().resource(node).create());
    one.running().forEach(SchedulingCasesIT::run);
    await().atMost(PATIENCE).until(() -> isSeen(one));
  }

  private static boolean isSeen(SchedulingCase one) {
    ClusterView view = view();
    long over = one.running().stream().filter(pod -> "Succeeded".equals(phase(pod))).count();
    return view.nodes().stream().filter(levante.elasticity.cluster.Node::ready).count()
            == one.nodes().size()
        && view.pods().size() == one.running().size()
        && view.pods().stream().filter(pod -> !pod.occupies()).count() == over
        && bed.client().persistentVolumeClaims().inNamespace("default").list().getItems().stream()
            .allMatch(claim -> "Bound".equals(claim.getStatus().getPhase()));
  }

  private static String phase(Pod pod) {
    return pod.getStatus().getPhase();
  }

  private static void run(Pod pod) {
    bed.client().pods().resource(pod).create();
    if ("Succeeded".equals(phase(pod))) {
      // KWOK lets it run first, whatever was written before.
      await()
          .atMost(PATIENCE)
          .until(() -> "Running".equals(phase(bed.client().pods().resource(pod).get())));
      // By its name: the client sends what differs from the pod that it is given, which says so
      // too.
      bed.client()
          .pods()
          .inNamespace(pod.getMetadata().getNamespace())
          .withName(pod.getMetadata().getName())
          .editStatus(
              there ->
                  new PodBuilder(there)
                      .editOrNewStatus()
                      .withPhase("Succeeded")
                      .endStatus()
                      .build());
    }
  }

  /** As the observer sees the pod while another scheduler is waited for that is not there. */
  private static boolean ours(SchedulingCase one) {
    bed.client()
        .pods()
        .resource(
            new PodBuilder(one.pod()).editSpec().withSchedulerName("nobody").endSpec().build())
        .create();
    levante.elasticity.cluster.Pod pod =
        await().atMost(PATIENCE).until(() -> view().waiting(), found -> found.size() == 1).get(0);
    ClusterView view = view();
    SchedulingSimulation simulation = new SchedulingSimulation(view);
    boolean fits =
        view.loads().stream()
            .map(NodeLoad::node)
            .filter(node -> node.ready() && !node.cordoned())
            .anyMatch(node -> simulation.fits(pod, simulation.node(node.name())));
    bed.client().pods().resource(one.pod()).withGracePeriod(0).delete();
    await().atMost(PATIENCE).until(() -> view().waiting().isEmpty());
    return fits;
  }

  private static boolean theirs(SchedulingCase one) {
    bed.client().pods().resource(one.pod()).create();
    return await()
        .atMost(PATIENCE)
        .until(() -> verdict(one.pod()), Optional::isPresent)
        .orElseThrow();
  }

  /** Whether it was scheduled; empty as long as nothing was said. */
  private static Optional<Boolean> verdict(Pod pod) {
    List<PodCondition> conditions =
        bed.client().pods().resource(pod).get().getStatus().getConditions();
    return conditions.stream()
        .filter(condition -> "PodScheduled".equals(condition.getType()))
        .map(condition -> "True".equals(condition.getStatus()))
        .findFirst();
  }

  private static ClusterView view() {
    return clusters
        .observe(CLUSTER)
        .match(Observation.Complete::seen, cut -> new ClusterView(List.of(), List.of()));
  }
}
