package levante.cli.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import levante.cli.fake.VerbOfAServer;
import org.junit.jupiter.api.Test;

class NodesVerbTest extends VerbOfAServer {
  NodesVerbTest() {
    super(KeepVerbs::named);
  }

  private static final String NODE =
      "{\"name\":\"w-1\",\"pool\":\"w\",\"state\":\"idle\",\"since\":\"2026-11-25T00:31:02Z\","
          + "\"enabled\":false,\"disabled_by\":\"anna\","
          + "\"used\":{\"cpu\":\"1\",\"memory\":\"1Gi\"},"
          + "\"total\":{\"cpu\":\"4\",\"memory\":\"16Gi\"}}";
  private static final String CLOUD =
      "{\"cluster\":\"cloud-1\",\"unseen\":null,\"nodes\":["
          + NODE
          + "],\"pools\":[{\"name\":\"w\",\"min\":0,\"max\":5,\"live\":1,\"off\":4,"
          + "\"failures\":2,\"asked_again\":\"2026-11-25T00:40:00Z\"}]}";
  private static final String OTHER =
      "{\"cluster\":\"other-2\",\"unseen\":\"down (CLUSTER_UNREACHABLE)\",\"nodes\":[],"
          + "\"pools\":[{\"name\":\"w\",\"min\":0,\"max\":5,\"live\":0,\"off\":5,"
          + "\"failures\":0,\"asked_again\":null}]}";
  private static final String ACT =
      "{\"at\":\"2026-11-25T00:31:02Z\",\"by\":\"anna\",\"verb\":\"any\",\"target\":\"w-1\","
          + "\"text\":\"%s\"}";

  private int nodes(String... words) {
    return run("nodes", words);
  }

  @Test
  void theStatusHasTheColumnsOfClues() {
    server().on("GET /api/v1/nodes", "[%s,%s]".formatted(CLOUD, OTHER));
    assertThat(nodes("status")).isZero();
    assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ").strip()))
        .containsSubsequence(
            "cluster cloud-1",
            "node state enabled time stable (cpu,mem) used (cpu,mem) total",
            "pool w: 1 of 0 to 5 nodes, 4 off; failed 2 times, not asked before"
                + " 2026-11-25T00:40:00Z",
            "cluster other-2, which cannot be seen: down (CLUSTER_UNREACHABLE)")
        .anyMatch(line -> line.matches("w-1 idle disabled \\d+h\\d\\d'\\d\\d\" 1,1Gi 4,16Gi"));
  }

  @Test
  void timeIsToldAsCluesTellsIt() {
    assertThat(NodesText.spoken(Duration.ofSeconds(3723))).isEqualTo("01h02'03\"");
    assertThat(NodesText.spoken(Duration.ofHours(50))).isEqualTo("50h00'00\"");
  }

  @Test
  void jsonIsWhatTheServerAnswers() {
    server().on("GET /api/v1/clusters/cloud-1/nodes", CLOUD);
    assertThat(nodes("status", "--cluster", "cloud-1", "--json")).isZero();
    assertThat(out).hasToString(CLOUD + "\n");
  }

  @Test
  void theClusterOfANodeIsFound() {
    server().on("GET /api/v1/nodes", "[%s,%s]".formatted(OTHER, CLOUD));
    server()
        .on(
            "PUT /api/v1/clusters/cloud-1/nodes/w-1/disabled",
            ACT.formatted("node w-1 is disabled"));
    server()
        .on(
            "DELETE /api/v1/clusters/cloud-1/nodes/w-1/disabled",
            ACT.formatted("node w-1 is enabled"));
    server().on("DELETE /api/v1/clusters/cloud-1/nodes/w-1", ACT.formatted("w-1 goes"));
    assertThat(nodes("disable", "w-1")).isZero();
    assertThat(nodes("enable", "w-1")).isZero();
    assertThat(nodes("poweroff", "w-1")).isZero();
    assertThat(out).hasToString("node w-1 is disabled\nnode w-1 is enabled\nw-1 goes\n");
    assertThat(nodes("disable", "w-2")).isEqualTo(1);
    assertThat(err.toString()).contains("no cluster that is scaled has a node w-2");
  }

  @Test
  void aPoolThatTwoClustersHaveNeedsItsClustersName() {
    server().on("GET /api/v1/nodes", "[%s,%s]".formatted(OTHER, CLOUD));
    server().on("GET /api/v1/clusters/other-2/nodes", OTHER);
    server()
        .on(
            "POST /api/v1/clusters/other-2/pools/w/nodes?count=2",
            ACT.formatted("2 more of pool w"));
    server()
        .on("DELETE /api/v1/clusters/other-2/pools/w/failures", ACT.formatted("w is asked again"));
    assertThat(nodes("poweron", "w", "--count", "2")).isEqualTo(1);
    assertThat(err.toString()).contains("several clusters have a pool w: other-2, cloud-1");
    assertThat(nodes("poweron", "w", "--count", "2", "--cluster", "other-2")).isZero();
    assertThat(nodes("resetstate", "w", "--cluster", "other-2")).isZero();
    assertThat(out).hasToString("2 more of pool w\nw is asked again\n");
  }

  @Test
  void aNodesInformationTellsWhoDisabledIt() {
    server().on("GET /api/v1/nodes", "[%s]".formatted(CLOUD));
    server()
        .on(
            "GET /api/v1/clusters/cloud-1/nodes/w-1",
            "{\"node\":%s,\"labels\":{\"a\":\"b\"},\"pods\":[\"default/job-1\"],\"failures\":1,"
                    .formatted(NODE)
                + "\"drained_again\":null,\"acts\":["
                + ACT.formatted("node w-1 is disabled")
                + "]}");
    assertThat(nodes("info", "w-1")).isZero();
    assertThat(out.toString())
        .contains(
            "Enabled: No, disabled by anna\nState: idle\n",
            "Memory (used/total): 1Gi/16Gi\nDrains refused in a row: 1\nPods: default/job-1\n",
            "2026-11-25T00:31:02Z  anna: node w-1 is disabled\n");
  }

  @Test
  void aWrongCommandLineIsTold() {
    assertThat(nodes()).isEqualTo(2);
    assertThat(nodes("status", "cloud-1")).isEqualTo(2);
    assertThat(nodes("disable")).isEqualTo(2);
    assertThat(nodes("explode", "w-1")).isEqualTo(2);
    assertThat(nodes("poweron", "w", "--count", "many")).isEqualTo(2);
    assertThat(err.toString())
        .contains("there is no 'explode' of nodes", "--count is no number of nodes: many");
  }
}
