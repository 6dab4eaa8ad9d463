package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.Config;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import levante.system.browse.Chromium;
import levante.system.browse.Visitor;
import levante.system.infra.K3sMirror;
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
 * K3s is installed from a mirror, without the internet, on machines that a real OpenStack boots;
 * the binary stands in for the real one ({@code src/test/infra/k3s}).
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>deploy a server and 2 agents, kill -9 in between</td><td>all are Ready nodes</td></tr>
 * <tr><td>read the outputs</td><td>a kubeconfig with the server's public address</td></tr>
 * <tr><td>download it from the infrastructure's page</td><td>the same, which a client of Kubernetes reads; another
 * user gets none</td></tr>
 * <tr><td>read how K3s was called</td><td>one server with the cluster's secret, agents with a pass
 * each</td></tr>
 * <tr><td>edit: two minor versions on</td><td>refused at the line of the template</td></tr>
 * <tr><td>edit: the next minor version, kill -9</td><td>the server, then one agent after the other run it;
 * the store as it was before is kept</td></tr>
 * <tr><td>kill -9 and edit: 3 agents</td><td>a node more, of the version of the others</td></tr>
 * <tr><td>edit: 1 agent</td><td>K3s lists no more</td></tr>
 * <tr><td>destroy</td><td>the cloud's own lists are as before</td></tr>
 * <tr><td>deploy 3 servers and an agent</td><td>one made the cluster, two joined it</td></tr>
 * <tr><td>delete the first server by the cloud's own interface, kill -9</td><td>another one joins the
 * cluster that the others kept</td></tr>
 * <tr><td>edit: 1 server</td><td>K3s lists it and the agent</td></tr>
 * </table>
 */
@Tag("real")
class K3sST {
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final String VERSION = "v1.34.1+k3s1";
  private static final String NEXT = "v1.35.0+k3s1";
  private static final String TEMPLATE =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      imports: [ levante-profile.yaml ]
      topology_template:
        inputs:
          workers: { type: integer, default: 2 }
          servers: { type: integer, default: 1 }
        node_templates:
          front:
            type: levante.nodes.Machine
            capabilities:
              host: { properties: { num_cpus: 1, mem_size: 512 MB } }
              os: { properties: { image: debian-12 } }
              endpoint: { properties: { network_name: PUBLIC } }
              scalable: { properties: { count: { get_input: servers } } }
          worker:
            type: levante.nodes.Machine
            capabilities:
              host: { properties: { num_cpus: 1, mem_size: 512 MB } }
              os: { properties: { image: debian-12 } }
              scalable: { properties: { count: { get_input: workers } } }
          edge:
            type: levante.nodes.K3s
            properties: { version: 1.34 }
            requirements:
              - control_plane: front
              - worker: worker
        outputs:
          address: { value: { get_attribute: [ front, public_address, 0 ] } }
          credential: { value: { get_attribute: [ front, credential ] } }
          kubeconfig: { value: { get_attribute: [ edge, kubeconfig ] } }
      """;

  private static final String UPGRADED = TEMPLATE.replace("version: 1.34", "version: 1.35");

  private static final String OF_THREE =
      TEMPLATE
          .replace(
              "servers: { type: integer, default: 1 }", "servers: { type: integer, default: 3 }")
          .replace(
              "workers: { type: integer, default: 2 }", "workers: { type: integer, default: 1 }");

  private final RealOpenStack cloud = RealOpenStack.signedIn();
  private final SortedSet<String> before = cloud.inventory();

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  private K3sMirror mirror;
  private LevanteServer server;
  private RealInfrastructure cluster;

  @BeforeEach
  void aServerThatMayUseTheCloudAndAMirror() {
    mirror = K3sMirror.serve(folder.resolve("mirror"), VERSION, NEXT);
    server =
        LevanteServer.start(
            folder.resolve("data"),
            "levante.cloud.openstack=" + cloud.keystone(),
            "levante.k3s.releases=" + mirror.url(),
            "levante.k3s.channels=" + mirror.url() + "/channels",
            "levante.k3s.airgap=true",
            "levante.provisioner.period=PT2S");
  }

  @AfterEach
  void theServerIsStopped() {
    server.close();
    mirror.close();
  }

  @Test
  void aClusterIsInstalledFromAMirrorGrowsAndShrinksAndGoes() {
    cluster = RealInfrastructure.of(new Site(cloud, server, folder, LIMIT), TEMPLATE);
    await("machines are being made").atMost(LIMIT).until(() -> !cloud.servers().isEmpty());
    server.kill();
    server.restart();
    cluster.configured(3);
    assertThat(nodes()).hasSize(3).allMatch(line -> line.endsWith(" True"));
    itsKubeconfigIsAnOutput();
    itsKubeconfigIsDownloadedFromItsPage();
    itWasCalledAsDocumented();
    itsVersionBecomesTheNext();
    server.kill();
    server.restart();
    cluster.edit(UPGRADED, 3);
    cluster.configured(4);
    assertThat(nodes()).hasSize(4).allMatch(line -> line.endsWith(" True"));
    assertThat(versions()).hasSize(4).allMatch(line -> line.endsWith(" True " + NEXT));
    cluster.edit(UPGRADED, 1);
    cluster.configured(2);
    await("K3s lists one agent").atMost(LIMIT).until(() -> nodes().size() == 2);
    cluster.destroy(before);
  }

  @Test
  void aClusterOfThreeServersOutlivesTheFirstOfThem() {
    cluster = RealInfrastructure.of(new Site(cloud, server, folder, LIMIT), OF_THREE);
    cluster.configured(4);
    assertThat(nodes()).hasSize(4).allMatch(line -> line.endsWith(" True"));
    itsKubeconfigIsAnOutput();
    String first = address();
    assertThat(serversOwnCalls()).contains("\"cluster-init\": \"true\"").doesNotContain("https://");
    cloud.deleteServer(named("front-", "-0").path("id").asText());
    server.kill();
    server.restart();
    await("another server speaks for the cluster")
        .atMost(LIMIT)
        .until(() -> !List.of("", first).contains(address()));
    cluster.configured(4);
    assertThat(serversOwnCalls()).contains("\"server\": \"https://").doesNotContain("cluster-init");
    await("K3s lists three servers and an agent")
        .atMost(LIMIT)
        .until(() -> nodes().size() == 4 && nodes().stream().allMatch(one -> one.endsWith("True")));
    cluster.edit(OF_THREE, "servers", 1);
    cluster.configured(2);
    await("K3s lists one server and an agent").atMost(LIMIT).until(() -> nodes().size() == 2);
    cluster.destroy(before);
  }

  private JsonNode named(String start, String end) {
    return cloud.servers().stream()
        .filter(one -> one.path("name").asText().startsWith(start))
        .filter(one -> one.path("name").asText().endsWith(end))
        .findFirst()
        .orElseThrow();
  }

  /** How K3s was started on the server whose address is an output. */
  private String serversOwnCalls() {
    return cluster.onFront("sudo grep '\"args\": ..server' /var/log/k3s-stand-in.jsonl");
  }

  private void itsKubeconfigIsAnOutput() {
    await("the kubeconfig")
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(cluster.outputs().path("kubeconfig").asText())
                    .contains("server: https://%s:6443".formatted(address()))
                    .contains("client-key-data: "));
  }

  private void itsKubeconfigIsDownloadedFromItsPage() {
    server.addUsers("a-long-enough-password", "eve");
    try (Chromium chromium = new Chromium();
        Visitor admin = chromium.visitor(server.base());
        Visitor eve = chromium.visitor(server.base())) {
      admin.signIn("admin", server.adminPassword());
      admin.open(cluster.page());
      String link = admin.page().locator("a[id^=kubeconfig-]").getAttribute("href");
      String kubeconfig = admin.download(() -> admin.follow("Download"));
      assertThat(kubeconfig).isEqualTo(cluster.outputs().path("kubeconfig").asText());
      Config read = Config.fromKubeconfig(kubeconfig);
      assertThat(read.getMasterUrl()).startsWith("https://%s:6443".formatted(address()));
      assertThat(read.getClientKeyData()).isNotBlank();
      eve.signIn("eve", "a-long-enough-password");
      assertThat(eve.statusOf(link)).isEqualTo(404);
    }
  }

  private void itsVersionBecomesTheNext() {
    assertThat(cluster.refused(TEMPLATE.replace("version: 1.34", "version: 1.36")))
        .contains("VERSION_OUT_OF_REACH", "\"line\":23", "1.35 is the next");
    cluster.edit(UPGRADED, 2);
    await("the server runs it")
        .atMost(LIMIT)
        .until(() -> versions().stream().anyMatch(line -> line.contains(NEXT)));
    server.kill();
    server.restart();
    await("all nodes run it")
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(versions()).hasSize(3).allMatch(line -> line.endsWith(" True " + NEXT)));
    itsAgentsWereEmptiedOneAfterTheOther();
    assertThat(cluster.onFront("sudo ls /var/lib/levante/before-%s".formatted(NEXT)).lines())
        .contains("db", "kept", "token");
    assertThat(cluster.onFront("k3s --version")).contains("k3s version " + NEXT);
    cluster.configured(3);
  }

  private void itsAgentsWereEmptiedOneAfterTheOther() {
    String calls = cluster.onFront("sudo cat /var/log/k3s-stand-in.jsonl");
    List<String> order =
        calls
            .lines()
            .filter(line -> line.contains("\"drain\"") || line.contains("\"uncordon\""))
            .map(line -> line.replaceAll(".*\"(drain|uncordon)\", \"([^\"]*)\".*", "$1 $2"))
            .distinct()
            .toList();
    assertThat(order).hasSize(4);
    assertThat(order.get(0)).startsWith("drain worker-");
    assertThat(order.get(1)).isEqualTo(order.get(0).replace("drain", "uncordon"));
    assertThat(order.get(3)).isEqualTo(order.get(2).replace("drain", "uncordon"));
  }

  /**
   * A line a node: its name, True when it is Ready, and its version; a word more while it is
   * upgraded.
   */
  private List<String> versions() {
    return cluster
        .onFront(
            "sudo k3s kubectl get nodes -o 'jsonpath={range .items[*]}{.metadata.name}{\" \"}"
                + "{.status.conditions[?(@.type==\"Ready\")].status}{\" \"}"
                + "{.status.nodeInfo.kubeletVersion}{\" \"}"
                + "{.metadata.annotations.levante/upgrade}{\"\\n\"}{end}' || true")
        .lines()
        .map(String::strip)
        .toList();
  }

  private void itWasCalledAsDocumented() {
    String calls = cluster.onFront("sudo cat /var/log/k3s-stand-in.jsonl");
    assertThat(calls.lines().filter(line -> line.contains("\"args\": [\"server\"]")))
        .hasSize(1)
        .first()
        .asString()
        .contains("\"node-external-ip\": \"%s\"".formatted(address()))
        .contains("\"write-kubeconfig-mode\": \"0600\"")
        .doesNotContain("node-taint");
    assertThat(calls.lines().filter(line -> line.contains("\"token\", \"create\", \"--ttl\"")))
        .hasSize(2)
        .allMatch(line -> line.contains("\"30m\"") && line.contains("levante worker-"));
    assertThat(cluster.onFront("sudo sha256sum /var/lib/rancher/k3s/agent/images/* | wc -l"))
        .isEqualTo("1");
    assertThat(cluster.onFront("systemctl is-enabled k3s; systemctl is-active k3s; k3s --version"))
        .contains("enabled\nactive\nk3s version " + VERSION);
  }

  /** A line a node: its name, and True when it is Ready. */
  private List<String> nodes() {
    return cluster
        .onFront(
            "sudo k3s kubectl get nodes -o 'jsonpath={range .items[*]}{.metadata.name}{\" \"}"
                + "{.status.conditions[?(@.type==\"Ready\")].status}{\"\\n\"}{end}'")
        .lines()
        .toList();
  }

  private String address() {
    return cluster.outputs().path("address").asText();
  }
}
