package levante.web.bridge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.elasticity.adapter.sandbox.SandboxClusters;
import levante.elasticity.adapter.sandbox.SandboxPod;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Quantity;
import levante.provisioner.application.ApplicationResult;
import levante.provisioner.application.ClusterApplications;
import levante.provisioner.application.DesiredApplication;
import levante.provisioner.configure.ClusterSite;

/**
 * Stands for applications on the sandbox's clusters: nothing of them is fetched or run. Each is one
 * small pod, which the sandbox's scheduler has to place, so that an application waits for a node
 * there as it does elsewhere, and may bring one.
 */
public final class SandboxClusterApplications implements ClusterApplications {
  private static final String PREFIX = "application-";
  private static final String NAME = "levante-application";
  private static final String DIGEST = "levante-digest";
  private static final Quantity CPU = Quantity.parse("100m");
  private static final Quantity MEMORY = Quantity.parse("64Mi");

  private final SandboxClusters clusters;

  /** Over the sandbox's clusters. */
  public SandboxClusterApplications(SandboxClusters clusters) {
    this.clusters = clusters;
  }

  @Override
  public ApplicationResult apply(ClusterSite cluster, DesiredApplication application) {
    String name = application.name();
    Optional<SandboxPod> there = pod(cluster, name);
    if (there.filter(pod -> stands(pod, application)).isEmpty()) {
      clusters.releasePod(cluster.id(), PREFIX + name);
      clusters.requestPod(
          cluster.id(),
          PREFIX + name,
          CPU,
          MEMORY,
          Map.of(NAME, name, DIGEST, application.digest()));
      return new ApplicationResult.Underway("its pod has been made");
    }
    return there.get().state() == SandboxPod.State.BOUND
        ? new ApplicationResult.Done()
        : new ApplicationResult.Underway("its pod waits for a node with room");
  }

  private static boolean stands(SandboxPod pod, DesiredApplication application) {
    return pod.state() != SandboxPod.State.EVICTED
        && application.digest().equals(pod.request().labels().get(DIGEST));
  }

  private Optional<SandboxPod> pod(ClusterSite cluster, String name) {
    return clusters.pods(cluster.id()).stream()
        .filter(pod -> pod.name().equals(PREFIX + name))
        .findFirst();
  }

  @Override
  public ApplicationResult remove(ClusterSite cluster, String name) {
    clusters.releasePod(cluster.id(), PREFIX + name);
    return new ApplicationResult.Done();
  }

  /** A pod whose node was drained comes back elsewhere, as that of a Deployment does. */
  @Override
  public List<String> list(ClusterSite cluster) {
    try {
      List<SandboxPod> pods =
          clusters.pods(cluster.id()).stream()
              .filter(pod -> pod.request().labels().containsKey(NAME))
              .toList();
      pods.stream()
          .filter(pod -> pod.state() == SandboxPod.State.EVICTED)
          .forEach(
              pod -> {
                clusters.releasePod(cluster.id(), pod.name());
                clusters.requestPod(cluster.id(), pod.request());
              });
      return pods.stream().map(pod -> pod.request().labels().get(NAME)).sorted().toList();
    } catch (LevanteException gone) {
      if (gone.code() != ErrorCode.CLUSTER_NOT_FOUND) {
        throw gone;
      }
      return List.of();
    }
  }
}
