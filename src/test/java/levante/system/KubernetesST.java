package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import levante.system.infra.KubernetesMirror;
import levante.system.infra.LevanteServer;
import levante.system.infra.RealInfrastructure;
import levante.system.infra.RealInfrastructure.Site;
import levante.system.infra.RealOpenStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Upstream Kubernetes is really installed by kubeadm, on machines that a real OpenStack boots.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>deploy a control plane and 1 worker</td><td>configured; kubectl lists both as Ready</td></tr>
 * <tr><td>a pod on each worker</td><td>it runs</td></tr>
 * <tr><td>kill -9 and edit: 2 workers</td><td>three nodes are Ready; a pod runs on the new one</td></tr>
 * <tr><td>the passes</td><td>each is of one worker</td></tr>
 * <tr><td>edit: 1 worker</td><td>kubectl lists no more</td></tr>
 * <tr><td>destroy</td><td>the cloud's own lists are as before</td></tr>
 * </table>
 */
@Tag("real")
class KubernetesST {
  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final String KUBECTL = "sudo kubectl --kubeconfig /etc/kubernetes/admin.conf ";
  private static final String TEMPLATE =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      imports: [ levante-profile.yaml ]
      topology_template:
        inputs:
          workers: { type: integer, default: 1 }
        node_templates:
          front:
            type: levante.nodes.Machine
            capabilities:
              host: { properties: { num_cpus: 1, mem_size: 2 GB } }
              os: { properties: { image: debian-12 } }
              endpoint: { properties: { network_name: PUBLIC } }
          worker:
            type: levante.nodes.Machine
            capabilities:
              host: { properties: { num_cpus: 1, mem_size: 2 GB } }
              os: { properties: { image: debian-12 } }
              scalable: { properties: { count: { get_input: workers } } }
          kubernetes:
            type: levante.nodes.Kubernetes
            requirements:
              - control_plane: front
              - worker: worker
        outputs:
          address: { value: { get_attribute: [ front, public_address ] } }
          credential: { value: { get_attribute: [ front, credential ] } }
      """;

  /** On every worker, and on no control plane: it tolerates no taint. */
  private static final String PODS =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: { name: everywhere }
      spec:
        selector: { matchLabels: { app: everywhere } }
        template:
          metadata: { labels: { app: everywhere } }
          spec:
            containers: [ { name: pause, image: "registry.k8s.io/pause:3.10.1" } ]
      """;

  private final RealOpenStack cloud = RealOpenStack.signedIn();
  private final SortedSet<String> before = cloud.inventory();

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  private KubernetesMirror mirror;
  private LevanteServer server;
  private RealInfrastructure cluster;

  @BeforeEach
  void aServerThatMayUseTheCloudAndAMirror() {
    mirror = KubernetesMirror.open();
    server =
        LevanteServer.start(
            folder.resolve("data"),
            mirror.settings(
                "levante.cloud.openstack=" + cloud.keystone(), "levante.provisioner.period=PT2S"));
  }

  @AfterEach
  void theServerIsStopped() {
    if (server != null) {
      server.close();
    }
    mirror.close();
  }

  @Test
  void kubernetesIsInstalledRunsPodsGrowsAndShrinksAndGoes() {
    cluster = RealInfrastructure.of(new Site(cloud, server, folder, LIMIT), TEMPLATE);
    cluster.configured(2);
    assertThat(readyNodes()).hasSize(2);
    cluster.onFront("printf '%s' '" + PODS + "' | " + KUBECTL + "apply -f -");
    podsRun(1);
    server.kill();
    server.restart();
    cluster.edit(TEMPLATE, 2);
    cluster.configured(3);
    assertThat(readyNodes()).hasSize(3);
    podsRun(2);
    everyPassIsOfOneWorker();
    cluster.edit(TEMPLATE, 1);
    cluster.configured(2);
    await("kubectl lists two nodes")
        .atMost(LIMIT)
        .pollInterval(Duration.ofSeconds(2))
        .until(() -> cluster.onFront(KUBECTL + "get nodes -o name").lines().count() == 2);
    cluster.destroy(before);
  }

  private List<String> readyNodes() {
    return cluster
        .onFront(KUBECTL + "get nodes --no-headers")
        .lines()
        .map(line -> line.split("\\s+"))
        .filter(words -> words[1].equals("Ready"))
        .map(words -> words[0])
        .toList();
  }

  private void podsRun(int workers) {
    await("a pod runs on each of %d workers".formatted(workers))
        .atMost(LIMIT)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () ->
                assertThat(
                        cluster
                            .onFront(KUBECTL + "get pods --no-headers -l app=everywhere")
                            .lines())
                    .hasSize(workers)
                    .allMatch(line -> line.contains("Running")));
  }

  private void everyPassIsOfOneWorker() {
    assertThat(
            cluster
                .onFront("sudo kubeadm token list -o jsonpath='{.description}{\"\\n\"}'")
                .lines())
        .as("kubeadm's own token has gone, and each worker got one")
        .hasSize(2)
        .allMatch(description -> description.startsWith("levante worker-"));
  }
}
