package levante.cli.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import levante.cli.fake.VerbOfAServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterWorkTest extends VerbOfAServer {
  private static final String WORK = "GET /api/v1/clusters/cloud-1/work";
  private static final String WORLD =
      "{\"pool\":\"worker\",\"pools\":2,\"cpu\":3.9,\"memory_mib\":8192,\"gpu\":0,\"max_nodes\":5,"
          + "\"eur_per_hour\":2,\"boot_s\":%s,\"idle_s\":60}";
  private static final String HEADER =
      """
      # work of cluster cloud-1, from A to B; submit_s counts from the first
      submit_s,duration_s,cpu,memory_mib,gpu,gang,priority
      """;
  private static final String END =
      "# %d pods; left out as they were never seen with a node: 1; running still, until B: 0\n";

  ClusterWorkTest() {
    super(name -> Optional.of(new WhatIfVerb()));
  }

  @BeforeEach
  void theClusterIsThere() {
    server().on(WORK + "/world", WORLD.formatted("45"));
    server()
        .on(
            WORK + "?last=PT168H",
            HEADER + "0,600,3.9,1024,0,,0\n".repeat(2) + "5,60,4,1024,0,,0\n" + END.formatted(3));
  }

  private JsonNode first() throws IOException {
    return new ObjectMapper().readTree(out.toString()).get(0);
  }

  @Test
  void theWorkOfAClusterIsReplayedOnNodesLikeItsOwn() throws IOException {
    int code = run("whatif", "--cluster", "cloud-1", "--policy", "packing", "--json");
    assertThat(code).as(err.toString()).isZero();
    assertThat(first().get("jobs").asInt()).isEqualTo(2);
    assertThat(first().get("wait_mean_s").asDouble()).isEqualTo(45);
    assertThat(first().get("cost").asDouble()).isBetween(0.7, 0.9);
    assertThat(err.toString())
        .contains("replayed on pool worker, the largest of 2: up to 5 nodes of 3.9 cores")
        .contains("a boot takes 45 s, the median of the last ones")
        .contains("3 pods; left out as they were never seen with a node: 1")
        .contains("left out because no node of the pool holds them: 1 pods");
  }

  @Test
  void optionsSayOtherwise() throws IOException {
    String[] words = {
      "--cluster",
      "cloud-1",
      "--last",
      "7d",
      "--policy",
      "packing",
      "--json",
      "--node-cpu",
      "8",
      "--boot-s",
      "10"
    };
    assertThat(run("whatif", words)).as(err.toString()).isZero();
    assertThat(first().get("jobs").asInt()).isEqualTo(3);
    assertThat(first().get("wait_mean_s").asDouble()).isLessThan(45);
  }

  @Test
  void anEmptyRecordIsToldInASentence() {
    server().on(WORK + "?last=PT12H", HEADER + END.formatted(0));
    assertThat(run("whatif", "--cluster", "cloud-1", "--last", "12h")).isEqualTo(1);
    assertThat(err.toString())
        .contains("no work is recorded of cluster cloud-1 in the last 12h; the server records");
  }

  @Test
  void aTraceAndAClusterAreNotBothGiven() {
    assertThat(run("whatif", "--cluster", "cloud-1", "jobs.csv")).isEqualTo(2);
    assertThat(run("whatif")).isEqualTo(2);
    assertThat(run("whatif", "--cluster", "cloud-1", "--last", "soon")).isEqualTo(2);
    assertThat(err.toString()).contains("--last wants hours or days such as 12h or 7d, not 'soon'");
  }
}
