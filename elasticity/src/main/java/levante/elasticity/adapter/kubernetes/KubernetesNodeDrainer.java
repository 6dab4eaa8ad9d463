package levante.elasticity.adapter.kubernetes;

import static levante.elasticity.adapter.kubernetes.read.NodeReader.absentIsEmpty;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import levante.elasticity.act.DrainResult;
import levante.elasticity.act.NodeDrainer;
import levante.elasticity.adapter.kubernetes.read.Evictions;
import levante.elasticity.adapter.kubernetes.read.NodeReader;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * Empties nodes of real clusters by the Eviction API. It looks at the cluster itself each time and
 * never at what informers heard, and it keeps nothing: since when a node is drained is written on
 * the node, so that the deadline holds over restarts.
 */
public final class KubernetesNodeDrainer implements NodeDrainer {
  /** On the node: since when it is being drained. */
  static final String SINCE = "levante/draining-since";

  private static final String CLOSED = "{\"spec\": {\"unschedulable\": true}}";
  private static final String OPEN =
      "{\"spec\": {\"unschedulable\": null}, \"metadata\": {\"annotations\": {\""
          + SINCE
          + "\": null}}}";
  private static final String DRAINED =
      "{\"spec\": {\"unschedulable\": true}, \"metadata\": {\"annotations\": {\""
          + SINCE
          + "\": \"%s\"}}}";

  private final KubernetesClusters clusters;
  private final KubernetesConfig config;
  private final Clock clock;

  /** Works on these clusters. */
  public KubernetesNodeDrainer(KubernetesClusters clusters, KubernetesConfig config, Clock clock) {
    this.clusters = clusters;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public void cordon(ClusterId cluster, String node) {
    asked(cluster, client -> changed(client, node, KubernetesNodeDrainer::closing));
  }

  @Override
  public void uncordon(ClusterId cluster, String node) {
    asked(cluster, client -> changed(client, node, KubernetesNodeDrainer::opening));
  }

  @Override
  public DrainResult drain(ClusterId cluster, String node) {
    return asked(
        cluster,
        client ->
            changed(client, node, this::draining)
                .<DrainResult>map(there -> drained(client, there))
                .orElseGet(DrainResult.Drained::new));
  }

  private DrainResult drained(KubernetesClient client, Node node) {
    List<Pod> left =
        client
            .pods()
            .inAnyNamespace()
            .withField("spec.nodeName", node.getMetadata().getName())
            .list()
            .getItems()
            .stream()
            .filter(pod -> !Evictions.staysWithNode(pod) && !Evictions.hasEnded(pod))
            .filter(pod -> NodeReader.isReady(node) || !hasHadItsTime(pod))
            .toList();
    if (left.isEmpty()) {
      return new DrainResult.Drained();
    }
    return left.stream()
        .flatMap(pod -> Evictions.refusal(pod).map(why -> name(pod) + " " + why).stream())
        .findFirst()
        .<DrainResult>map(DrainResult.Refused::new)
        .orElseGet(() -> evicted(client, node, left));
  }

  private DrainResult evicted(KubernetesClient client, Node node, List<Pod> left) {
    Eviction eviction = new Eviction(client);
    List<String> waits = left.stream().flatMap(pod -> eviction.of(pod).stream()).toList();
    if (clock.instant().isBefore(since(node).plus(config.drainDeadline()))) {
      return new DrainResult.InProgress(left.size());
    }
    return new DrainResult.Refused(
        "%s after %s"
            .formatted(
                waits.isEmpty() ? name(left.get(0)) + " has not ended" : waits.get(0),
                config.drainDeadline()));
  }

  /** A dead node ends no pod; one whose time to end is over counts as ended there. */
  private boolean hasHadItsTime(Pod pod) {
    return Optional.ofNullable(pod.getMetadata().getDeletionTimestamp())
        .map(Instant::parse)
        .filter(until -> until.isBefore(clock.instant()))
        .isPresent();
  }

  private Instant since(Node node) {
    try {
      return Instant.parse(absentIsEmpty(node.getMetadata().getAnnotations()).get(SINCE));
    } catch (DateTimeParseException e) {
      return clock.instant();
    }
  }

  private static Optional<String> closing(Node node) {
    return NodeReader.isCordoned(node) ? Optional.empty() : Optional.of(CLOSED);
  }

  private static Optional<String> opening(Node node) {
    boolean drained = absentIsEmpty(node.getMetadata().getAnnotations()).containsKey(SINCE);
    return NodeReader.isCordoned(node) || drained ? Optional.of(OPEN) : Optional.empty();
  }

  private Optional<String> draining(Node node) {
    boolean drained = absentIsEmpty(node.getMetadata().getAnnotations()).containsKey(SINCE);
    return drained ? closing(node) : Optional.of(DRAINED.formatted(clock.instant()));
  }

  /**
   * The node as it is after the change; empty when it is gone. Only what is to change is sent,
   * since a node's kubelet and controllers write to it all the time.
   */
  private static Optional<Node> changed(
      KubernetesClient client, String name, Function<Node, Optional<String>> change) {
    Resource<Node> resource = client.nodes().withName(name);
    Node node = resource.get();
    Optional<String> patch = Optional.ofNullable(node).flatMap(change);
    try {
      return patch.isEmpty()
          ? Optional.ofNullable(node)
          : Optional.of(resource.patch(PatchContext.of(PatchType.JSON_MERGE), patch.get()));
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private <R> R asked(ClusterId cluster, Function<KubernetesClient, R> question) {
    try {
      return question.apply(clusters.client(cluster));
    } catch (KubernetesClientException e) {
      throw new LevanteException(
          ErrorCode.CLUSTER_UNREACHABLE, "%s: %s".formatted(cluster, e.getMessage()), e);
    }
  }

  static String name(Pod pod) {
    return pod.getMetadata().getNamespace() + "/" + pod.getMetadata().getName();
  }
}
