package levante.system.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * An infrastructure's life on a cloud, whose server is killed with -9 while it deploys and while it
 * destroys.
 */
public final class CloudLife {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration LATEST_KILL = Duration.ofSeconds(3);
  private static final String ALL = "/api/v1/infrastructures";
  private static final String YAML = "text/yaml";
  private static final String TEMPLATE =
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
              os: { properties: { %1$s } }
          worker:
            type: tosca.nodes.indigo.Compute
            capabilities:
              scalable: { properties: { count: %3$d } }
              host: { properties: { num_cpus: 1, mem_size: 512 MB } }
              os: { properties: { image: %2$s } }
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

  private final LevanteServer server;
  private final Wire levante;
  private final RandomKills kills;
  private String path = "";

  /**
   * One on that server.
   *
   * @param levante the administrator, with the cloud's credentials
   */
  public CloudLife(LevanteServer server, Wire levante, RandomKills kills) {
    this.server = server;
    this.levante = levante;
    this.kills = kills;
  }

  /**
   * A front-end with an address and an open port, and workers that have a volume each.
   *
   * @param front what its system is to be, in TOSCA's words
   * @param image of the workers, in the cloud's
   */
  public static String template(String front, String image, int workers) {
    return TEMPLATE.formatted(front, image, workers);
  }

  /** A template's plan is of so many machines, and all of it can be carried out. */
  public void isPlanned(String template, int machines) {
    JsonNode plan = ok(levante.post("/api/v1/plans", YAML, template));
    assertThat(plan.path("machines").asInt()).isEqualTo(machines);
    assertThat(plan.path("not_carried_out")).isEmpty();
  }

  /** Begins, and is killed. */
  public void deploy(String template) {
    path = ALL + "/" + ok(levante.post(ALL, YAML, template)).path("id").asText();
    kills.restart(server, LATEST_KILL);
  }

  /** Gets another template. */
  public void edit(String template) {
    ok(levante.put(path, YAML, template));
  }

  /**
   * Waits until it stands.
   *
   * @param machines that it has
   * @param there asserts what the cloud itself says
   */
  public void stands(int machines, Runnable there) {
    until(
        () -> {
          JsonNode seen = ok(levante.get(path));
          assertThat(seen.path("state").asText()).as(seen.toString()).isEqualTo("configured");
          assertThat(seen.path("outputs").path("front_address").asText()).isNotBlank();
          assertThat(seen.path("machines").findValuesAsText("size")).hasSize(machines);
          there.run();
        });
  }

  /** Is destroyed and killed, and waited for until it has ended. */
  public void destroy() {
    assertThat(levante.delete(path).status()).isEqualTo(202);
    kills.restart(server, LATEST_KILL);
    until(
        () ->
            assertThat(ok(levante.get(path + "/events")).path(0).path("kind").asText())
                .isEqualTo("destroyed"));
  }

  private static JsonNode ok(Wire.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    return answer.json();
  }

  private static void until(Runnable assertions) {
    await().atMost(LIMIT).pollInterval(Duration.ofSeconds(1)).untilAsserted(assertions::run);
  }
}
