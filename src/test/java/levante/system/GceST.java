package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import levante.system.infra.GceCloud;
import levante.system.infra.LevanteServer;
import levante.system.infra.RandomKills;
import levante.system.infra.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * An infrastructure's life on what answers as Compute Engine does; what is there is asked of that
 * itself. The server is killed with -9 while it deploys and while it destroys.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>plan</td><td>3 machines, of an unknown price</td></tr>
 * <tr><td>deploy, one zone being full</td><td>a front-end with an address, 2 workers with a volume each</td></tr>
 * <tr><td>a third worker</td><td>the others stay</td></tr>
 * <tr><td>destroy</td><td>nothing is left; no machine was made twice</td></tr>
 * <tr><td>all the while</td><td>every request is as Google describes it</td></tr>
 * </table>
 */
class GceST {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration LATEST_KILL = Duration.ofSeconds(3);
  private static final String YAML = "text/yaml";
  private static final String ANY =
      """
      tosca_definitions_version: tosca_simple_yaml_1_0
      imports:
        - https://raw.githubusercontent.com/grycap/tosca/main/custom_types.yaml
      topology_template:
        node_templates:
          front:
            type: tosca.nodes.indigo.Compute
            capabilities:
              endpoint:
                properties:
                  network_name: PUBLIC
                  ports: { https: { protocol: tcp, source: 443 } }
              host: { properties: { num_cpus: 1, mem_size: 512 MB, disk_size: 20 GB } }
              os: { properties: { type: linux, distribution: ubuntu, version: 24.04 } }
          worker:
            type: tosca.nodes.indigo.Compute
            capabilities:
              scalable: { properties: { count: WORKERS } }
              host: { properties: { num_cpus: 1, mem_size: 512 MB } }
              os: { properties: { image: gce://us-central1/debian-12 } }
            requirements:
              - local_storage:
                  node: worker_data
                  relationship:
                    type: tosca.relationships.AttachesTo
                    properties: { location: /scratch }
          worker_data: { type: tosca.nodes.BlockStorage, properties: { size: 1 GiB } }
        outputs:
          front_address: { value: { get_attribute: [ front, public_address, 0 ] } }
      """;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  private final GceCloud cloud = GceCloud.start();
  private final RandomKills kills = RandomKills.of(GceST.class);
  private LevanteServer server;
  private String path = "";

  @BeforeEach
  void aServerThatMayUseTheCloud() {
    server = LevanteServer.start(folder.resolve("data"), "levante.cloud.gce=" + cloud.endpoint());
  }

  @AfterEach
  void bothAreStopped() {
    server.close();
    cloud.close();
  }

  private Wire levante() {
    return cloud.through(server);
  }

  private static String with(int workers) {
    return ANY.replace("WORKERS", Integer.toString(workers));
  }

  @Test
  void killedWhileItDeploysAndDestroysItLeavesTheCloudAsItWas() {
    JsonNode plan = ok(levante().post("/api/v1/plans", YAML, with(2)));
    assertThat(plan.path("machines").asInt()).isEqualTo(3);
    assertThat(plan.path("not_carried_out")).isEmpty();
    assertThat(cloud.inventory()).isEmpty();

    cloud.isFull(1);
    path =
        "/api/v1/infrastructures/"
            + ok(levante().post("/api/v1/infrastructures", YAML, with(2))).path("id").asText();
    kills.restart(server, LATEST_KILL);
    until(() -> standing(3));
    ok(levante().put(path, YAML, with(3)));
    until(() -> standing(4));

    assertThat(levante().delete(path).status()).isEqualTo(202);
    kills.restart(server, LATEST_KILL);
    until(
        () ->
            assertThat(ok(levante().get(path + "/events")).path(0).path("kind").asText())
                .isEqualTo("destroyed"));
    assertThat(cloud.inventory()).isEmpty();
    assertThat(cloud.launched()).isEqualTo(4);
    assertThat(cloud.rejected()).isEmpty();
  }

  private void standing(int machines) {
    JsonNode seen = ok(levante().get(path));
    assertThat(seen.path("state").asText()).as(seen.toString()).isEqualTo("configured");
    assertThat(seen.path("outputs").path("front_address").asText()).isNotBlank();
    assertThat(seen.path("machines").findValuesAsText("size")).hasSize(machines);
    List<String> made = cloud.inventory();
    // Machines, their root disks, a volume for each worker, three rules, an address.
    assertThat(made).as(made.toString()).hasSize(machines + machines + machines - 1 + 3 + 1);
  }

  private static JsonNode ok(Wire.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    return answer.json();
  }

  private static void until(Runnable assertions) {
    await().atMost(LIMIT).pollInterval(Duration.ofSeconds(1)).untilAsserted(assertions::run);
  }
}
