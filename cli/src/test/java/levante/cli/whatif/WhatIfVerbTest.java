package levante.cli.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import levante.cli.words.Colours;
import levante.cli.words.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhatIfVerbTest {
  private static final String HEADER = "submit_s,duration_s,cpu,memory_mib\n";
  private static final String FOUR_JOBS = HEADER + "0,600,4,1024\n".repeat(4);

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String stdin, String... words) {
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(out),
            new PrintWriter(err),
            Colours.OFF,
            Colours.OFF);
    return new WhatIfVerb().execute(List.of(words), terminal);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out.toString());
  }

  @Test
  void everyBuiltInPolicyIsToldInATable() {
    assertThat(run(FOUR_JOBS, "-")).as(err.toString()).isZero();
    assertThat(out.toString().lines())
        .hasSize(7)
        .anyMatch(line -> line.startsWith("default "))
        .anyMatch(line -> line.startsWith("thrifty "))
        .anyMatch(line -> line.startsWith("eager "))
        .anyMatch(line -> line.startsWith("clues "))
        .last()
        .isEqualTo("4 jobs, whose work takes 0.7 node-hours");
  }

  @Test
  void theJsonHasTheFieldsThatWerePromised() throws IOException {
    assertThat(run(FOUR_JOBS, "-", "--json", "--policy", "eager", "--price-hour", "2")).isZero();
    JsonNode one = json().get(0);
    assertThat(json()).hasSize(1);
    assertThat(one.get("policy").asText()).isEqualTo("eager");
    assertThat(one.get("jobs").asInt()).isEqualTo(4);
    assertThat(one.get("wait_mean_s").asDouble()).isEqualTo(120);
    assertThat(one.get("wait_p95_s").asDouble()).isEqualTo(120);
    assertThat(one.get("cost").asDouble())
        .isCloseTo(2 * one.get("node_hours").asDouble(), offset(0.01));
    assertThat(one.get("scale_ups").asInt()).isGreaterThanOrEqualTo(4);
    assertThat(one.has("scale_downs")).isTrue();
  }

  @Test
  void whatIsFoundCanBeRunAgainAndNothingGivenBeatsIt() throws IOException {
    String jobs = HEADER + "0,600,1,1024\n".repeat(6) + "1200,60,1,1024\n1900,60,2,1024\n";
    assertThat(run(jobs, "-", "--json", "--tune", "40", "--policy", "default")).isZero();
    assertThat(err.toString()).contains("1 policies and 40 other settings");
    JsonNode found = json().get(0);
    Path file = file("found.yaml", found.get("file").asText());
    out.getBuffer().setLength(0);
    int code = run(jobs, "-", "--json", "--policy", file.toString(), "--policy", "default");
    assertThat(code).as(err.toString()).isZero();
    assertThat(json().get(0).get("policy")).isEqualTo(found.get("policy"));
    assertThat(json().get(0).get("wait_mean_s")).isEqualTo(found.get("wait_mean_s"));
    assertThat(found.get("wait_mean_s").asDouble())
        .isLessThanOrEqualTo(json().get(1).get("wait_mean_s").asDouble());
  }

  @Test
  void filesAreToldBelowTheTable() {
    assertThat(run(FOUR_JOBS, "-", "--tune", "8", "--policy", "eager")).isZero();
    assertThat(out.toString()).contains("policy: default\n").contains("name: tuned-");
    assertThat(run(FOUR_JOBS, "-", "--tune", "none")).isEqualTo(2);
  }

  @Test
  void cluesAsksOnlyAfterAMinute() throws IOException {
    assertThat(run(FOUR_JOBS, "-", "--json", "--policy", "clues", "--boot-s", "60")).isZero();
    assertThat(json().get(0).get("wait_mean_s").asDouble()).isBetween(120.0, 126.0);
  }

  @Test
  void aPolicyFileIsRunUnderItsName() throws IOException {
    Path file = file("p.yaml", "policy: clues\nname: hasty\nclues: {RECONSIDER_JOB_TIME: 0}\n");
    int code = run(FOUR_JOBS, "-", "--json", "--policy", file.toString(), "--policy", "clues");
    assertThat(code).as(err.toString()).isZero();
    assertThat(json().findValuesAsText("policy")).containsExactly("hasty", "clues");
    assertThat(json().get(0).get("wait_mean_s").asDouble())
        .isLessThan(json().get(1).get("wait_mean_s").asDouble());
  }

  @Test
  void inAQueueWithoutOvertakingTheWideJobHoldsUpTheNarrow() throws IOException {
    String text = HEADER + "0,600,4,1\n1,600,4,1\n2,600,4,1\n3,10,1,1\n";
    List<Double> waits = new ArrayList<>();
    for (String queue : List.of("fifo", "any")) {
      out.getBuffer().setLength(0);
      assertThat(
              run(text, "-", "--json", "--policy", "thrifty", "--max-nodes", "1", "--queue", queue))
          .isZero();
      waits.add(json().get(0).get("wait_mean_s").asDouble());
    }
    assertThat(waits.get(0)).isGreaterThanOrEqualTo(waits.get(1));
  }

  @Test
  void aBrokenRowIsToldWithItsPlaceAndNothingIsPrinted() throws IOException {
    Path trace = file("t.csv", HEADER + "0,60,1,1\n0,sixty,1,1\n");
    assertThat(run("", trace.toString())).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("t.csv:3:3: duration_s is 'sixty'");
  }

  @Test
  void aBrokenPolicyIsToldWithItsPlace() throws IOException {
    Path policy = file("p.yaml", "policy: default\nidle-tyme: 5\n");
    assertThat(run(FOUR_JOBS, "-", "--policy", policy.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("p.yaml:2:1:").contains("did you mean 'idle-time'?");
  }

  @Test
  void aJobThatFitsNoNodeIsRefusedWithWhatToDo() {
    assertThat(run(HEADER + "0,60,8,1\n", "-")).isEqualTo(1);
    assertThat(err.toString()).contains("give larger nodes");
    assertThat(run(HEADER + "0,60,8,1\n", "-", "--node-cpu", "8")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "- -",
        "no-such-file",
        ".",
        "- --queue lifo",
        "- --failure-rate 1",
        "- --failure-rate x",
        "- --node-cpu 0",
        "- --boot-s -1",
        "- --max-nodes many",
        "- --policy no-such-file",
        "- --polcy x"
      })
  void aWrongCommandLineIsToldAndNothingRuns(String words) {
    String[] all =
        Arrays.stream(words.split(" ")).filter(word -> !word.isEmpty()).toArray(String[]::new);
    assertThat(run(FOUR_JOBS, all)).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).startsWith("levante: ");
  }
}
