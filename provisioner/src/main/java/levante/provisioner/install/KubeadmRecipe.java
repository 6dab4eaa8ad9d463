package levante.provisioner.install;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import levante.kernel.Secret;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.configure.ClusterSpec;
import levante.provisioner.configure.ControlPlaneUse;
import levante.provisioner.configure.NodeRole;

/**
 * Upstream Kubernetes by kubeadm; docs/reference/kubernetes.md has the source of every flag and
 * file.
 */
public final class KubeadmRecipe implements Recipe {
  private static final String TTL = "30m";

  /**
   * Where Kubernetes comes from.
   *
   * @param releases a URL, or a folder of the machine, as dl.k8s.io has it
   * @param airgap whether the container images come from the releases too
   * @param network the manifest of the pods' network: a URL, or a file of the machine
   * @param documents of KubeletConfiguration and KubeProxyConfiguration; empty for none
   * @param ignored names of kubeadm's preflight checks whose errors are only told
   */
  public record Sources(
      String releases, boolean airgap, String network, String documents, List<String> ignored) {
    /** Kubernetes' own; flannel as the network, since its tunnel needs nothing of the cloud. */
    public static final Sources PUBLIC =
        new Sources(
            "https://dl.k8s.io/release",
            false,
            "https://github.com/flannel-io/flannel/releases/latest/download/kube-flannel.yml",
            "",
            List.of());

    public Sources {
      Objects.requireNonNull(releases, "releases");
      Objects.requireNonNull(network, "network");
      Objects.requireNonNull(documents, "documents");
      ignored = List.copyOf(ignored);
    }
  }

  private final Sources sources;

  /** From there. */
  public KubeadmRecipe(Sources sources) {
    this.sources = sources;
  }

  /** The cluster's secret is not needed: kubeadm makes keys of its own. */
  @Override
  public InstallScript controlPlane(ClusterSite site, Place self, Secret secret) {
    ClusterSpec cluster = site.spec();
    Map<String, String> values = values(self);
    values.put("ROLE", "init");
    values.put("CLUSTER", cluster.id().value());
    values.put("VERSION", cluster.version());
    values.put(
        "SCHEDULABLE", cluster.controlPlaneUse() == ControlPlaneUse.SCHEDULABLE ? "yes" : "");
    values.put("NETWORK", sources.network());
    values.put("DOCUMENTS", sources.documents());
    return InstallScript.of("kubeadm", values);
  }

  @Override
  public Optional<InstallScript> admission(Place worker) {
    return Optional.of(
        InstallScript.of("kubeadm-admission", Map.of("NODE_NAME", worker.name(), "TTL", TTL)));
  }

  /** Its version is the control plane's, which the pass tells: no kubelet may be newer. */
  @Override
  public InstallScript worker(ClusterSite cluster, Place self, Place front, Secret pass) {
    Map<String, String> values = values(self);
    values.put("ROLE", "join");
    values.put("SERVER", "%s:6443".formatted(front.address()));
    return InstallScript.of("kubeadm", values).with("PASS", pass);
  }

  private Map<String, String> values(Place self) {
    Map<String, String> values = self.variables();
    values.put("RELEASES", sources.releases());
    values.put("IMAGES", "");
    values.put("AIRGAP", sources.airgap() ? "yes" : "");
    values.put(
        "IGNORED",
        sources.ignored().stream().map("\"%s\""::formatted).collect(Collectors.joining(", ")));
    return values;
  }

  /** Pods on the control plane are left alone; as a rule there are none but its own. */
  @Override
  public Optional<Upgrade> upgrade(Place node, NodeRole role, String version) {
    boolean isWorker = role == NodeRole.WORKER;
    Map<String, String> values = values(node);
    values.put("UPGRADE", "yes");
    values.put("ROLE", isWorker ? "join" : "init");
    values.put("VERSION", version);
    return Optional.of(NodeLines.upgrade("kubeadm", InstallScript.of("kubeadm", values), isWorker));
  }

  @Override
  public Optional<String> imageFolder() {
    return Optional.of("/var/lib/levante/node-images");
  }

  @Override
  public InstallScript listing(ClusterSpec cluster) {
    return InstallScript.of("kubeadm-nodes", new TreeMap<>());
  }

  @Override
  public List<ListedNode> listed(String output) {
    return NodeLines.read(output);
  }

  @Override
  public Optional<InstallScript> kubeconfig(String address) {
    return Optional.of(InstallScript.of("kubeadm-kubeconfig", Map.of("ADDRESS", address)));
  }

  @Override
  public InstallScript removal(String node) {
    return InstallScript.of("kubeadm-remove", Map.of("NODE_NAME", node));
  }

  @Override
  public InstallScript departure(String node) {
    return InstallScript.of("kubeadm-leave", Map.of("NODE_NAME", node));
  }
}
