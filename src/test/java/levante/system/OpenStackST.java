package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.StreamSupport;
import levante.system.infra.LevanteServer;
import levante.system.infra.RandomKills;
import levante.system.infra.RealOpenStack;
import levante.system.infra.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * An infrastructure's life on a real OpenStack, by Levante's wire; what is there is asked of the
 * cloud itself. In each step the server is killed with -9 at a random moment and started again.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>plan</td><td>4 machines; a price where the list has one, else said to be unknown</td></tr>
 * <tr><td>deploy</td><td>a front-end with an address, 3 workers, a volume each</td></tr>
 * <tr><td>scale to 6</td><td>the three that were there, and three more</td></tr>
 * <tr><td>edit: back to 3, a larger front-end</td><td>first as a diff, then carried out</td></tr>
 * <tr><td>delete a server by the cloud's own interface</td><td>found, told, made anew</td></tr>
 * <tr><td>destroy</td><td>the cloud's own lists are as before; no machine was made twice</td></tr>
 * </table>
 */
@Tag("real")
class OpenStackST {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Duration LATEST_KILL = Duration.ofSeconds(12);
  private static final String YAML = "text/yaml";
  private static final String TEMPLATE =
      """
      tosca_definitions_version: tosca_simple_yaml_1_0
      imports:
        - https://raw.githubusercontent.com/grycap/tosca/main/custom_types.yaml
      topology_template:
        inputs:
          workers: { type: integer, default: 3 }
          front_memory: { type: string, default: 512 MB }
        node_templates:
          front:
            type: tosca.nodes.indigo.Compute
            capabilities:
              endpoint:
                properties:
                  network_name: PUBLIC
                  ports: { https: { protocol: tcp, source: 443 } }
              host: { properties: { num_cpus: 1, mem_size: { get_input: front_memory } } }
              os: { properties: { type: linux, distribution: debian, version: 12 } }
            requirements:
              - local_storage:
                  node: front_data
                  relationship:
                    type: tosca.relationships.AttachesTo
                    properties: { location: /mnt/data }
          front_data: { type: tosca.nodes.BlockStorage, properties: { size: 1 GiB } }
          worker:
            type: tosca.nodes.indigo.Compute
            capabilities:
              scalable: { properties: { count: { get_input: workers } } }
              host: { properties: { num_cpus: 1, mem_size: 512 MB } }
              os: { properties: { type: linux, distribution: debian, version: 12 } }
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

  private final RealOpenStack cloud = RealOpenStack.signedIn();
  private final SortedSet<String> before = cloud.inventory();

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  private final RandomKills kills = RandomKills.of(OpenStackST.class);
  private LevanteServer server;
  private String path = "";

  @BeforeEach
  void aServerThatMayUseTheCloud() throws IOException {
    Path prices = Files.writeString(folder.resolve("prices"), "site * m1.tiny 0.005\n");
    server =
        LevanteServer.start(
            folder.resolve("data"),
            "levante.cloud.openstack=" + cloud.keystone(),
            "levante.cloud.prices=" + prices,
            "levante.provisioner.period=PT2S");
  }

  @AfterEach
  void theServerIsStopped() {
    server.close();
  }

  private Wire levante() {
    return cloud.through(server);
  }

  @Test
  void killedInEveryStepOfAnInfrastructuresLifeItLeavesTheCloudAsItWas() {
    thePlanSaysPricesAndWhereTheyAreUnknown();
    deploy();
    scaleUp();
    edit();
    repairDrift();
    destroy();
  }

  private void thePlanSaysPricesAndWhereTheyAreUnknown() {
    JsonNode cheap = ok(levante().post("/api/v1/plans", YAML, TEMPLATE));
    assertThat(cheap.path("machines").asInt()).isEqualTo(4);
    assertThat(cheap.path("eur_per_hour").decimalValue()).isEqualByComparingTo("0.020");
    assertThat(cheap.path("not_carried_out")).isEmpty();
    JsonNode large = ok(levante().post("/api/v1/plans?input.front_memory=2%20GB", YAML, TEMPLATE));
    assertThat(large.path("eur_per_hour").decimalValue()).isEqualByComparingTo("0.015");
    assertThat(large.path("steps").findValuesAsText("reason"))
        .filteredOn(reason -> reason.contains("m1.small"))
        .singleElement()
        .asString()
        .contains("an unknown price");
    assertThat(cloud.inventory()).isEqualTo(before);
  }

  private void deploy() {
    Wire.Answer made =
        levante()
            .post(
                "/api/v1/infrastructures",
                YAML,
                TEMPLATE,
                "Idempotency-Key",
                "real" + kills.seed());
    path = "/api/v1/infrastructures/" + ok(made).path("id").asText();
    kills.restart(server, LATEST_KILL);
    standing("front", "worker", "worker", "worker");
    assertThat(infrastructure().path("outputs").path("front_address").asText())
        .isEqualTo(floatingAddress());
  }

  /** Of the only server that has one, as Nova says. */
  private String floatingAddress() {
    List<String> addresses = new ArrayList<>();
    cloud
        .servers()
        .forEach(
            one ->
                one.path("addresses")
                    .findParents("OS-EXT-IPS:type")
                    .forEach(
                        address -> {
                          if (address.path("OS-EXT-IPS:type").asText().equals("floating")) {
                            addresses.add(address.path("addr").asText());
                          }
                        }));
    assertThat(addresses).hasSize(1);
    return addresses.get(0);
  }

  private void scaleUp() {
    List<String> three = ids();
    ok(levante().put(path + "?input.workers=6", YAML, TEMPLATE));
    kills.restart(server, LATEST_KILL);
    standing("front", "worker", "worker", "worker", "worker", "worker", "worker");
    assertThat(ids()).containsAll(three);
  }

  private void edit() {
    String change = "?input.workers=3&input.front_memory=2%20GB";
    JsonNode plan = ok(levante().post(path + "/plan" + change, YAML, TEMPLATE));
    assertThat(plan.path("changes").findValuesAsText("kind"))
        .containsExactlyInAnyOrder("replace", "delete", "delete", "delete");
    assertThat(ids()).hasSize(7);
    assertThat(ok(levante().put(path + change, YAML, TEMPLATE))).isEqualTo(plan.path("changes"));
    kills.restart(server, LATEST_KILL);
    standing("front", "worker", "worker", "worker");
    assertThat(infrastructure().path("machines").findValuesAsText("size"))
        .containsExactlyInAnyOrder("m1.small", "m1.tiny", "m1.tiny", "m1.tiny");
  }

  private void repairDrift() {
    JsonNode victim =
        cloud.servers().stream()
            .filter(one -> one.path("name").asText().startsWith("worker"))
            .findFirst()
            .orElseThrow();
    cloud.deleteServer(victim.path("id").asText());
    kills.restart(server, LATEST_KILL);
    until(() -> assertThat(ids()).hasSize(4).doesNotContain(victim.path("id").asText()));
    standing("front", "worker", "worker", "worker");
    assertThat(ok(levante().get(path + "/events")))
        .anySatisfy(
            event -> {
              assertThat(event.path("machine").asText()).isEqualTo(victim.path("name").asText());
              assertThat(event.path("kind").asText()).isEqualTo("released");
              assertThat(event.path("sentence").asText()).contains("lists it no more");
            });
  }

  private void destroy() {
    assertThat(levante().delete(path).status()).isEqualTo(202);
    kills.restart(server, LATEST_KILL);
    until(
        () ->
            assertThat(ok(levante().get(path + "/events")).path(0).path("kind").asText())
                .isEqualTo("destroyed"));
    assertThat(cloud.inventory()).isEqualTo(before);
    ok(levante().get(path + "/leftovers")).forEach(kind -> assertThat(kind).isEmpty());
    List<String> launched =
        StreamSupport.stream(ok(levante().get(path + "/events")).spliterator(), false)
            .filter(event -> event.path("kind").asText().equals("launched"))
            .map(event -> event.path("machine").asText())
            .toList();
    assertThat(launched).doesNotHaveDuplicates().hasSize(8);
  }

  /** Levante says that all serve, and the cloud has just these, a volume and a port each. */
  private void standing(String... nodeTemplates) {
    until(
        () -> {
          JsonNode seen = infrastructure();
          assertThat(seen.path("state").asText()).as(seen.toString()).isEqualTo("configured");
          assertThat(seen.path("machines").findValuesAsText("node_template"))
              .containsExactlyInAnyOrder(nodeTemplates);
          SortedSet<String> made = cloud.inventory();
          made.removeAll(before);
          int machines = nodeTemplates.length;
          assertThat(made).as(made.toString()).hasSize(3 * machines + 1 + 3 + 1);
          assertThat(cloud.servers().stream().map(one -> one.path("status").asText()))
              .hasSize(machines)
              .containsOnly("ACTIVE");
        });
  }

  private List<String> ids() {
    return cloud.servers().stream().map(one -> one.path("id").asText()).toList();
  }

  private JsonNode infrastructure() {
    return ok(levante().get(path));
  }

  private static JsonNode ok(Wire.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    return answer.json();
  }

  private static void until(Runnable assertions) {
    await().atMost(LIMIT).pollInterval(Duration.ofSeconds(2)).untilAsserted(assertions::run);
  }
}
