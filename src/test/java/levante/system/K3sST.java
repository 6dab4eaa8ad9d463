package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import levante.system.infra.K3sMirror;
import levante.system.infra.LevanteServer;
import levante.system.infra.RealOpenStack;
import levante.system.infra.SignedIn;
import levante.system.infra.Wire;
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
 * <tr><td>read how K3s was called</td><td>one server with the cluster's secret, agents with a pass
 * each</td></tr>
 * <tr><td>kill -9 and edit: 3 agents</td><td>a node more</td></tr>
 * <tr><td>edit: 1 agent</td><td>K3s lists no more</td></tr>
 * <tr><td>destroy</td><td>the cloud's own lists are as before</td></tr>
 * </table>
 */
@Tag("real")
class K3sST {
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final String VERSION = "v1.34.1+k3s1";
  private static final String YAML = "text/yaml";
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
              host: { properties: { num_cpus: 1, mem_size: 512 MB } }
              os: { properties: { image: debian-12 } }
              endpoint: { properties: { network_name: PUBLIC } }
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
          address: { value: { get_attribute: [ front, public_address ] } }
          credential: { value: { get_attribute: [ front, credential ] } }
          kubeconfig: { value: { get_attribute: [ edge, kubeconfig ] } }
      """;

  private final RealOpenStack cloud = RealOpenStack.signedIn();
  private final SortedSet<String> before = cloud.inventory();

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  private K3sMirror mirror;
  private LevanteServer server;
  private String path = "";

  @BeforeEach
  void aServerThatMayUseTheCloudAndAMirror() {
    mirror = K3sMirror.serve(folder.resolve("mirror"), VERSION);
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
    Wire.Answer made = levante().post("/im/infrastructures", YAML, TEMPLATE);
    assertThat(made.status()).as(made.body()).isEqualTo(200);
    path = "/api/v1/infrastructures/" + made.body().strip().replaceAll(".*/", "");
    await("machines are being made").atMost(LIMIT).until(() -> !cloud.servers().isEmpty());
    server.kill();
    server.restart();
    configured(3);
    assertThat(nodes()).hasSize(3).allMatch(line -> line.endsWith(" True"));
    itsKubeconfigIsAnOutput();
    itWasCalledAsDocumented();
    server.kill();
    server.restart();
    edit(3);
    configured(4);
    assertThat(nodes()).hasSize(4).allMatch(line -> line.endsWith(" True"));
    edit(1);
    configured(2);
    await("K3s lists one agent").atMost(LIMIT).until(() -> nodes().size() == 2);
    destroy();
  }

  private void itsKubeconfigIsAnOutput() {
    await("the kubeconfig")
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(infrastructure().path("outputs").path("kubeconfig").asText())
                    .contains("server: https://%s:6443".formatted(address()))
                    .contains("client-key-data: "));
  }

  private void itWasCalledAsDocumented() {
    String calls = onFront("sudo cat /var/log/k3s-stand-in.jsonl");
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
    assertThat(onFront("sudo sha256sum /var/lib/rancher/k3s/agent/images/* | wc -l"))
        .isEqualTo("1");
    assertThat(onFront("systemctl is-enabled k3s; systemctl is-active k3s; k3s --version"))
        .contains("enabled\nactive\nk3s version " + VERSION);
  }

  /** A line a node: its name, and True when it is Ready. */
  private List<String> nodes() {
    return onFront(
            "sudo k3s kubectl get nodes -o 'jsonpath={range .items[*]}{.metadata.name}{\" \"}"
                + "{.status.conditions[?(@.type==\"Ready\")].status}{\"\\n\"}{end}'")
        .lines()
        .toList();
  }

  private Wire levante() {
    return cloud.through(server);
  }

  private JsonNode infrastructure() {
    Wire.Answer answer = levante().get(path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private void configured(int machines) {
    await(machines + " machines are configured")
        .atMost(LIMIT)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () ->
                assertThat(infrastructure().path("machines"))
                    .as(infrastructure().path("explanations").toString())
                    .hasSize(machines)
                    .allMatch(one -> one.path("state").asText().equals("configured")));
  }

  private void edit(int workers) {
    Wire.Answer edited = levante().put(path + "?input.workers=" + workers, YAML, TEMPLATE);
    assertThat(edited.status()).as(edited.body()).isBetween(200, 202);
  }

  private String address() {
    return infrastructure().path("outputs").path("address").asText();
  }

  private String onFront(String command) {
    JsonNode outputs = infrastructure().path("outputs");
    return SignedIn.by(folder, ((ObjectNode) outputs).put("address", address())).run(command);
  }

  private void destroy() {
    Wire.Answer ended = levante().delete(path);
    assertThat(ended.status()).as(ended.body()).isEqualTo(202);
    await("the cloud's own lists are as before")
        .atMost(LIMIT)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(() -> assertThat(cloud.inventory()).isEqualTo(before));
  }
}
