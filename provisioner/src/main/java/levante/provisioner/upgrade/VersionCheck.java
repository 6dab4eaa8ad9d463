package levante.provisioner.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import levante.kernel.Diagnostic;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.SourcePosition;
import levante.provisioner.configure.ClusterSpec;
import levante.provisioner.configure.Distribution;
import levante.provisioner.desired.Desired;
import levante.provisioner.desired.DesiredCluster;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.plan.Estate;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.version.KubernetesVersion;
import levante.provisioner.version.NodeVersion;

/**
 * Whether clusters that stand can become the versions that another template says. Held against what
 * their nodes run, as far as that is written down. Pure.
 *
 * @param upgrades the distributions that are upgraded on this cloud's machines
 * @param version where a cluster's version stands in the other template, by node template
 */
public record VersionCheck(Set<Distribution> upgrades, Function<String, SourcePosition> version) {
  /** kubeadm before it does not know the configuration that is used. Source: ADR 0013. */
  private static final KubernetesVersion OLDEST_KUBEADM =
      KubernetesVersion.read("1.31").orElseThrow();

  public VersionCheck {
    upgrades = Set.copyOf(upgrades);
    Objects.requireNonNull(version, "version");
  }

  /**
   * Lets pass what can be.
   *
   * @throws LevanteException INVALID_TEMPLATE with a diagnostic for each cluster that cannot become
   *     what it shall
   */
  public void require(Estate estate, Desired wanted) {
    List<Diagnostic> problems = new ArrayList<>();
    for (DesiredCluster cluster : wanted.clusters()) {
      estate
          .aim()
          .cluster(cluster.name())
          .flatMap(old -> refusal(estate, old.spec(), cluster.spec()))
          .ifPresent(why -> problems.add(problem(cluster.name(), why)));
    }
    if (!problems.isEmpty()) {
      throw new LevanteException(ErrorCode.INVALID_TEMPLATE, problems);
    }
  }

  private Diagnostic problem(String cluster, String why) {
    return Diagnostic.error(
        "VERSION_OUT_OF_REACH",
        version.apply(cluster),
        "topology_template/node_templates/%s/properties/version".formatted(cluster),
        "cluster '%s' %s".formatted(cluster, why));
  }

  private Optional<String> refusal(Estate estate, ClusterSpec old, ClusterSpec wanted) {
    // Another distribution is no version; that it cannot become one is said elsewhere.
    boolean isSame = old.version().equals(wanted.version());
    if (isSame || !old.equals(wanted.of(old.version())) || isSlurm(wanted)) {
      return Optional.empty();
    }
    if (!upgrades.contains(wanted.distribution())) {
      return Optional.of(
          "stands as %s and is not upgraded on this cloud's machines: make another one"
              .formatted(old.version()));
    }
    return KubernetesVersion.read(wanted.version())
        .flatMap(version -> refusal(estate, wanted, version));
  }

  private static boolean isSlurm(ClusterSpec cluster) {
    return cluster.distribution() == Distribution.SLURM;
  }

  private static Optional<String> refusal(
      Estate estate, ClusterSpec cluster, KubernetesVersion wanted) {
    if (cluster.distribution() == Distribution.KUBERNETES && wanted.against(OLDEST_KUBEADM) < 0) {
      return Optional.of("cannot be older than 1.31, which is the oldest that is installed here");
    }
    List<ManagedMachine> nodes = nodes(estate, cluster.name()).toList();
    if (nodes.stream().allMatch(one -> one.node().flatMap(NodeVersion::read).isEmpty())) {
      return Optional.of(
          "has not told yet what its nodes run: its version can be changed when it has");
    }
    return nodes.stream().flatMap(node -> refusal(node, cluster, wanted).stream()).findFirst();
  }

  /** The machines that shall stay, those of the control plane first. */
  private static Stream<ManagedMachine> nodes(Estate estate, String cluster) {
    Desired desired = estate.desired();
    return Stream.concat(desired.controlPlane(cluster).stream(), desired.workers(cluster).stream())
        .map(DesiredPool::nodeTemplate)
        .flatMap(pool -> estate.kept(pool).stream());
  }

  private static Optional<String> refusal(
      ManagedMachine node, ClusterSpec cluster, KubernetesVersion wanted) {
    Optional<KubernetesVersion> runs = node.node().flatMap(NodeVersion::read);
    String now = node.node().map(NodeVersion::version).orElse("");
    if (runs.filter(one -> one.against(wanted) > 0).isPresent()) {
      return Optional.of(
          "cannot become %s: %s runs %s already, and nothing is downgraded"
              .formatted(cluster.version(), node.id(), now));
    }
    return runs.filter(one -> one.steps(wanted) > 1)
        .map(
            one ->
                "cannot become %s at once: %s runs %s, and minor versions are taken one at a time; %s is the next"
                    .formatted(cluster.version(), node.id(), now, one.next()));
  }
}
