package levante.elasticity.testbed;

import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import levante.kernel.testbed.InfraScript;

/**
 * A real Kubernetes control plane with a state and ports of its own, whose nodes are KWOK's: they
 * exist in the API only, and a pod that is bound to one runs at once. Started by {@code
 * src/test/infra/kubernetes/bed.sh}, which builds it the first time (ten minutes and more); ends
 * with this process at the latest. A test that cannot have it fails.
 */
public final class KubernetesBed implements AutoCloseable {
  private static final String KWOK = "kwok.x-k8s.io/node";
  private static final String HOSTNAME = "kubernetes.io/hostname";

  private final Path folder;
  private final KubernetesClient client;

  private KubernetesBed(Path folder) {
    this.folder = folder;
    this.client =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder(Config.fromKubeconfig(kubeconfig(Key.RSA)))
                    .withRequestRetryBackoffLimit(1)
                    .build())
            .build();
  }

  /** What kind of key the administrator has: kubeadm makes RSA's, K3s elliptic curves'. */
  public enum Key {
    RSA("admin"),
    EC("admin-ec");

    private final String file;

    Key(String file) {
      this.file = file;
    }
  }

  /** A new one, without nodes. */
  public static KubernetesBed start() {
    try {
      Path folder = Files.createTempDirectory("levante-bed-").resolve("bed");
      run("up", folder.toString(), String.valueOf(ProcessHandle.current().pid()));
      return new KubernetesBed(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The administrator's kubeconfig. */
  public String kubeconfig(Key key) {
    try {
      return Files.readString(folder.resolve(key.file + ".kubeconfig"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The administrator's client, for what a test does behind Levante's back. */
  public KubernetesClient client() {
    return client;
  }

  /** A node of that many cpus with 16 GiB and 110 pod slots joins. */
  public void join(String name, String cpu) {
    join(name, Map.of("cpu", cpu), Map.of(), List.of());
  }

  /**
   * A node joins; it is Ready a moment later.
   *
   * @param allocatable over 4 cpus, 16 GiB, 110 pods and 100 GiB of ephemeral storage
   * @param labels besides its hostname
   */
  public void join(
      String name,
      Map<String, String> allocatable,
      Map<String, String> labels,
      List<Taint> taints) {
    Map<String, Quantity> amounts = new TreeMap<>();
    Map.of("cpu", "4", "memory", "16Gi", "pods", "110", "ephemeral-storage", "100Gi")
        .forEach((resource, amount) -> amounts.put(resource, Quantity.parse(amount)));
    allocatable.forEach((resource, amount) -> amounts.put(resource, Quantity.parse(amount)));
    client
        .nodes()
        .resource(
            new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .addToAnnotations(KWOK, "fake")
                .addToLabels(HOSTNAME, name)
                .addToLabels(labels)
                .endMetadata()
                .withNewSpec()
                .withTaints(taints)
                .endSpec()
                .withNewStatus()
                .withAllocatable(amounts)
                .withCapacity(amounts)
                .endStatus()
                .build())
        .create();
  }

  /** The node's machine is gone. */
  public void leave(String name) {
    client.nodes().withName(name).delete();
  }

  /** Takes pods and nodes away, and whatever makes pods, in the default namespace. */
  public void clear() {
    client.apps().deployments().inNamespace("default").withGracePeriod(0).delete();
    client.apps().replicaSets().inNamespace("default").withGracePeriod(0).delete();
    client.apps().daemonSets().inNamespace("default").withGracePeriod(0).delete();
    client.batch().v1().jobs().inNamespace("default").withGracePeriod(0).delete();
    client.policy().v1().podDisruptionBudget().inNamespace("default").delete();
    client.pods().inNamespace("default").withGracePeriod(0).delete();
    client.nodes().delete();
  }

  /** Kills the API server. */
  public void stopApi() {
    run("stop-api", folder.toString());
  }

  /** Starts the API server again, where it was. */
  public void startApi() {
    run("start-api", folder.toString());
  }

  @Override
  public void close() {
    client.close();
    run("down", folder.toString());
  }

  private static void run(String... arguments) {
    InfraScript.run("src/test/infra/kubernetes/bed.sh", Map.of(), List.of(arguments));
  }
}
