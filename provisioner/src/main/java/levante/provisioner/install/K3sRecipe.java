package levante.provisioner.install;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.Secret;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.configure.ClusterSite.Founding;
import levante.provisioner.configure.ClusterSpec;
import levante.provisioner.configure.ControlPlaneUse;
import levante.provisioner.configure.NodeRole;

/** K3s from its published binaries; docs/reference/k3s.md has the source of every flag and file. */
public final class K3sRecipe implements Recipe {
  private static final String TTL = "30m";

  /**
   * Where K3s comes from.
   *
   * @param releases a URL, or a folder of the machine, that holds a folder a version
   * @param channels the URL that tells the newest version of a channel
   * @param airgap whether the container images come from the releases too
   * @param registries the text of K3s's registries.yaml; empty for none
   */
  public record Sources(String releases, String channels, boolean airgap, String registries) {
    /** K3s's own. */
    public static final Sources PUBLIC =
        new Sources(
            "https://github.com/k3s-io/k3s/releases/download",
            "https://update.k3s.io/v1-release/channels",
            false,
            "");

    public Sources {
      Objects.requireNonNull(releases, "releases");
      Objects.requireNonNull(channels, "channels");
      Objects.requireNonNull(registries, "registries");
    }
  }

  private final Sources sources;

  /** From there. */
  public K3sRecipe(Sources sources) {
    this.sources = sources;
  }

  /** Only a cluster that nobody has on its disk is made; what K3s finds there it goes on with. */
  @Override
  public InstallScript controlPlane(ClusterSite cluster, Place self, Secret secret) {
    Map<String, String> values = server(cluster.spec(), self);
    values.put("SERVER", "");
    values.put("VERSION", cluster.spec().version());
    values.put("CLUSTER_INIT", cluster.founding() == Founding.FIRST_OF_SEVERAL ? "yes" : "");
    return InstallScript.of("k3s", values).with("TOKEN", secret);
  }

  @Override
  public Optional<InstallScript> serverAdmission(Place server) {
    return Optional.of(InstallScript.of("k3s-etcd", Map.of("NODE_NAME", server.name())));
  }

  /** Its version is that of the server that takes it in, which the pass tells, as an agent's is. */
  @Override
  public InstallScript server(ClusterSite cluster, Place self, Place front, Secret secret) {
    Map<String, String> values = server(cluster.spec(), self);
    values.put("SERVER", url(front));
    values.put("CLUSTER_INIT", "");
    return InstallScript.of("k3s", values).with("TOKEN", secret);
  }

  private Map<String, String> server(ClusterSpec cluster, Place self) {
    Map<String, String> values = values(self);
    values.put("ROLE", "server");
    values.put(
        "TAINT",
        cluster.controlPlaneUse() == ControlPlaneUse.DEDICATED
            ? "CriticalAddonsOnly=true:NoExecute"
            : "");
    return values;
  }

  private static String url(Place front) {
    return "https://%s:6443".formatted(front.address());
  }

  @Override
  public Optional<InstallScript> admission(Place worker) {
    return Optional.of(
        InstallScript.of("k3s-admission", Map.of("NODE_NAME", worker.name(), "TTL", TTL)));
  }

  @Override
  public InstallScript worker(ClusterSite cluster, Place self, Place front, Secret pass) {
    Map<String, String> values = values(self);
    values.put("ROLE", "agent");
    values.put("SERVER", url(front));
    values.put("CLUSTER_INIT", "");
    values.put("TAINT", "");
    return InstallScript.of("k3s", values).with("TOKEN", pass);
  }

  private Map<String, String> values(Place self) {
    Map<String, String> values = self.variables();
    values.put("RELEASES", sources.releases());
    values.put("CHANNELS", sources.channels());
    values.put("IMAGES", "");
    values.put("AIRGAP", sources.airgap() ? "yes" : "");
    values.put("REGISTRIES", sources.registries());
    return values;
  }

  /** K3s takes in by itself what lies there when it is started. */
  @Override
  public Optional<String> imageFolder() {
    return Optional.of("/var/lib/rancher/k3s/agent/images");
  }

  /** Pods on a server are left alone: what K3s runs goes on while it is started anew. */
  @Override
  public Optional<Upgrade> upgrade(Place node, NodeRole role, String version) {
    boolean isWorker = role == NodeRole.WORKER;
    Map<String, String> values = new TreeMap<>();
    values.put("UPGRADE", "yes");
    values.put("ROLE", isWorker ? "agent" : "server");
    values.put("NODE_NAME", node.name());
    values.put("NODE_IP", node.address());
    values.put("VERSION", version);
    values.put("RELEASES", sources.releases());
    values.put("CHANNELS", sources.channels());
    values.put("AIRGAP", sources.airgap() ? "yes" : "");
    return Optional.of(NodeLines.upgrade("k3s", InstallScript.of("k3s", values), isWorker));
  }

  @Override
  public InstallScript listing(ClusterSpec cluster) {
    return InstallScript.of("k3s-nodes", new TreeMap<>());
  }

  @Override
  public List<ListedNode> listed(String output) {
    return NodeLines.read(output);
  }

  @Override
  public Optional<InstallScript> kubeconfig(String address) {
    return Optional.of(InstallScript.of("k3s-kubeconfig", Map.of("API_ADDRESS", address)));
  }

  @Override
  public InstallScript removal(String node) {
    return InstallScript.of("k3s-remove", Map.of("NODE_NAME", node));
  }

  @Override
  public InstallScript departure(String node) {
    return InstallScript.of("k3s-leave", Map.of("NODE_NAME", node));
  }
}
