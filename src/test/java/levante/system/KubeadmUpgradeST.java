package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
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
 * A real cluster of kubeadm becomes the next patch in place, on machines that a real OpenStack
 * boots; that patch is the same sources, stamped otherwise ({@code src/test/infra/kubernetes}).
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>deploy a control plane and 2 workers</td><td>three nodes are Ready with the first
 * version</td></tr>
 * <tr><td>a deployment of 2 pods and a budget of one</td><td>it runs</td></tr>
 * <tr><td>edit: the next patch; kill -9 when the control plane runs it</td><td>all nodes and the API
 * server run it; its store is kept aside</td></tr>
 * <tr><td>what the API server told meanwhile</td><td>never two nodes were cordoned; pods went by
 * evictions; one was there at any time</td></tr>
 * <tr><td>destroy</td><td>the cloud's own lists are as before</td></tr>
 * </table>
 */
@Tag("real")
class KubeadmUpgradeST {
  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final String KUBECTL = "sudo kubectl --kubeconfig /etc/kubernetes/admin.conf ";
  private static final String TEMPLATE =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      imports: [ levante-profile.yaml ]
      topology_template:
        inputs:
          workers: { type: integer, default: 2 }
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
            properties: { version: VERSION }
            requirements:
              - control_plane: front
              - worker: worker
        outputs:
          address: { value: { get_attribute: [ front, public_address ] } }
          credential: { value: { get_attribute: [ front, credential ] } }
      """;

  private static final String PODS =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web }
      spec:
        replicas: 2
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec:
            containers: [ { name: pause, image: "registry.k8s.io/pause:3.10.1" } ]
      ---
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: { name: web }
      spec:
        minAvailable: 1
        selector: { matchLabels: { app: web } }
      """;

  /** Writes down each change that the API server tells; asks anew when it is gone for a while. */
  private static final String WATCH =
      """
      cat >/tmp/watch.sh <<'END'
      export KUBECONFIG=/etc/kubernetes/admin.conf
      told() { while :; do kubectl get "$1" -w -o "jsonpath=$2" >>"/tmp/told-$1" 2>/dev/null; sleep 1; done; }
      told nodes '{.metadata.name} {.spec.unschedulable} {.status.nodeInfo.kubeletVersion}{"\\n"}' &
      told pods '{.metadata.name} {.status.conditions[?(@.type=="DisruptionTarget")].reason}{"\\n"}' &
      told deployments '{.metadata.name} {.status.availableReplicas}{"\\n"}' &
      wait
      END
      sudo setsid nohup sh /tmp/watch.sh >/dev/null 2>&1 </dev/null &
      """;

  private final RealOpenStack cloud = RealOpenStack.signedIn();
  private final SortedSet<String> before = cloud.inventory();

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  private KubernetesMirror mirror;
  private LevanteServer server;
  private RealInfrastructure cluster;

  @BeforeEach
  void aServerThatMayUseTheCloudAndAMirrorOfTwoVersions() {
    mirror = KubernetesMirror.openWithTheNext();
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
  void aClusterBecomesTheNextPatchWhileItsPodsRunOn() {
    cluster =
        RealInfrastructure.of(new Site(cloud, server, folder, LIMIT), of(KubernetesMirror.VERSION));
    cluster.configured(3);
    nodesRun(3, KubernetesMirror.VERSION);
    cluster.onFront("printf '%s' '" + PODS + "' | " + KUBECTL + "apply -f -");
    cluster.onFront(KUBECTL + "wait --for=condition=Available --timeout=120s deployment/web");
    cluster.onFront(WATCH);
    await("what nodes run is known")
        .atMost(LIMIT)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(() -> cluster.edit(of(KubernetesMirror.NEXT), 2));
    nodesRun(1, KubernetesMirror.NEXT);
    server.kill();
    server.restart();
    nodesRun(3, KubernetesMirror.NEXT);
    cluster.configured(3);
    assertThat(cluster.onFront(KUBECTL + "get --raw /version")).contains(KubernetesMirror.NEXT);
    theStoreIsKeptAside();
    workersWereEmptiedOneAfterTheOther();
    cluster.destroy(before);
  }

  private static String of(String version) {
    return TEMPLATE.replace("VERSION", version.substring(1));
  }

  /** So many of three nodes are Ready with that version, and take pods. */
  private void nodesRun(int count, String version) {
    await("%d nodes run %s".formatted(count, version))
        .atMost(LIMIT)
        .pollInterval(Duration.ofSeconds(2))
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(cluster.onFront(KUBECTL + "get nodes --no-headers || true").lines())
                    .as(cluster.shown().path("explanations").toString())
                    .filteredOn(
                        line -> line.matches(".* Ready .*" + version.replace(".", "\\.") + ".*"))
                    .hasSizeGreaterThanOrEqualTo(count));
  }

  private void theStoreIsKeptAside() {
    assertThat(
            cluster.onFront(
                "sudo sh -c 'ls -d /etc/kubernetes/tmp/kubeadm-backup-etcd-*/etcd/member/snap/db'"))
        .startsWith("/etc/kubernetes/tmp/");
  }

  private void workersWereEmptiedOneAfterTheOther() {
    SortedSet<String> cordoned = new TreeSet<>();
    SortedSet<String> ever = new TreeSet<>();
    for (String line : told("nodes")) {
      String[] words = line.split(" ");
      cordoned.remove(words[0]);
      if (words[1].equals("true")) {
        cordoned.add(words[0]);
        ever.add(words[0]);
      }
      assertThat(cordoned).as("cordoned at one time").hasSizeLessThan(2);
    }
    assertThat(ever).as("were cordoned").hasSize(2).allMatch(name -> name.startsWith("worker-"));
    assertThat(told("pods")).anyMatch(line -> line.endsWith(" EvictionByEvictionAPI"));
    assertThat(told("deployments")).isNotEmpty().allMatch(line -> line.matches("web [12]"));
  }

  private List<String> told(String kind) {
    return cluster.onFront("cat /tmp/told-" + kind).lines().toList();
  }
}
