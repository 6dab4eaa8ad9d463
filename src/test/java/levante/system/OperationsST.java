package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import levante.system.infra.LevanteServer;
import levante.system.infra.RealInfrastructure;
import levante.system.infra.RealInfrastructure.Site;
import levante.system.infra.RealOpenStack;
import levante.system.infra.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The operations of an archive's template are really run, on machines that a real OpenStack boots:
 * playbooks by the real {@code ansible-playbook}, one of them through a bastion, and scripts.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>deploy two machines, kill -9 meanwhile</td><td>both are configured</td></tr>
 * <tr><td>look at the machines</td><td>each operation was run once, with its inputs, the
 *     application's after the database's</td></tr>
 * <tr><td>destroy</td><td>the cloud's own lists are as before</td></tr>
 * </table>
 */
@Tag("real")
class OperationsST {
  private static final Duration LIMIT = Duration.ofMinutes(6);
  private static final Map<String, String> FILES =
      Map.of(
          "template.yaml",
          """
          tosca_definitions_version: tosca_simple_yaml_1_3
          imports: [ levante-profile.yaml ]
          topology_template:
            node_templates:
              back:
                type: levante.nodes.Machine
                capabilities: &small
                  host: { properties: { num_cpus: 1, mem_size: 512 MB } }
                  os: { properties: { image: debian-12 } }
              front:
                type: levante.nodes.Machine
                capabilities:
                  <<: *small
                  endpoint: { properties: { network_name: PUBLIC } }
              database:
                type: tosca.nodes.SoftwareComponent
                requirements: [ host: back ]
                interfaces:
                  Standard:
                    configure:
                      implementation: artifacts/database.yml
                      inputs: { names: [ one, two ] }
              application:
                type: tosca.nodes.SoftwareComponent
                requirements: [ host: front, dependency: database ]
                interfaces:
                  Standard:
                    create: { implementation: artifacts/create.sh, inputs: { greeting: "it's here" } }
                    configure:
                      implementation: artifacts/application.yml
                      inputs: { database: { get_attribute: [ back, private_address ] } }
            outputs:
              address: { value: { get_attribute: [ front, public_address, 0 ] } }
              back: { value: { get_attribute: [ back, private_address, 0 ] } }
              credential: { value: { get_attribute: [ front, credential ] } }
          """,
          "artifacts/database.yml",
          """
          - hosts: localhost
            connection: local
            tasks:
              - ansible.builtin.copy:
                  dest: /srv/database
                  content: "{{ ansible_facts.hostname }} {{ names | join('+') }}\\n"
          """,
          "artifacts/create.sh",
          """
          echo "$greeting, $(hostname)" >>/srv/created
          """,
          "artifacts/application.yml",
          """
          - hosts: all
            tasks:
              - ansible.builtin.command: cat /srv/created
                register: created
                changed_when: false
              - ansible.builtin.copy:
                  dest: /srv/application
                  content: "{{ database }} after {{ created.stdout }}\\n"
          """);

  private final RealOpenStack cloud = RealOpenStack.signedIn();
  private final SortedSet<String> before = cloud.inventory();

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  private LevanteServer server;

  @BeforeEach
  void aServerThatMayUseTheCloud() {
    server =
        LevanteServer.start(
            folder.resolve("data"),
            "levante.cloud.openstack=" + cloud.keystone(),
            "levante.ansible.playbook=ansible-playbook",
            "levante.provisioner.period=PT2S");
  }

  @AfterEach
  void theServerIsStopped() {
    server.close();
  }

  @Test
  void playbooksAndScriptsRunInTheirOrderWithWhatTheMachinesTell() throws IOException {
    RealInfrastructure made =
        RealInfrastructure.of(new Site(cloud, server, folder, LIMIT), archive());
    await("the first operation runs")
        .atMost(LIMIT)
        .until(() -> made.shown().toString().contains("database.Standard.configure"));
    server.kill();
    server.restart();
    made.configured(2);
    look(made.outputs());
    made.destroy(before);
  }

  private void look(JsonNode outputs) {
    String backAddress = outputs.path("back").asText();
    SignedIn front = SignedIn.by(folder, outputs);
    String name = front.run("hostname");
    assertThat(front.run("cat /srv/created")).isEqualTo("it's here, " + name);
    assertThat(front.run("cat /srv/application"))
        .isEqualTo("%s after it's here, %s".formatted(backAddress, name));
    SignedIn back = SignedIn.by(folder, ((ObjectNode) outputs).put("address", backAddress));
    assertThat(back.run("cat /srv/database")).isEqualTo(back.run("hostname") + " one+two");
  }

  private static byte[] archive() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : new TreeMap<>(FILES).entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
