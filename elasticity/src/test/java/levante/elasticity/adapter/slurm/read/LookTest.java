package levante.elasticity.adapter.slurm.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.Resources;
import levante.elasticity.constraint.Gang;
import levante.kernel.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookTest {
  private static ClusterView view(String answer) {
    return Look.read(answer, node -> Instant.EPOCH);
  }

  private static ClusterView recorded(String situation) {
    return view(Recorded.answer(situation));
  }

  private static Map<String, Pod> waiting(String situation) {
    Map<String, Pod> pods = new TreeMap<>();
    recorded(situation).waiting().forEach(pod -> pods.put(pod.name(), pod));
    return pods;
  }

  private static Node node(String situation, String name) {
    return recorded(situation).node(name).orElseThrow();
  }

  private static Resources of(long cpus, long mebibytes) {
    return Resources.of(Quantity.of(cpus), Quantity.ofMebibytes(mebibytes));
  }

  private static Resources of(long cpus, long mebibytes, long gpus) {
    return of(cpus, mebibytes).with(Resources.GPU, Quantity.of(gpus));
  }

  @Test
  void nodesAreSeenWithWhatTheyOffer() {
    assertThat(node("busy", "w-2").shape().allocatable())
        .isEqualTo(of(2, 1000, 2).with(Resources.PODS, Look.SLOTS));
    assertThat(node("busy", "w-2").shape().labels())
        .containsKeys("slurm/feature.big", "slurm/feature.fast", "slurm/partition.main");
    assertThat(node("busy", "w-0").ready()).isTrue();
    assertThat(node("busy", "w-0").cordoned()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "busy, w-0, READY, OPEN",
    "busy, w-1, READY, CORDONED",
    "draining, w-2, READY, CORDONED",
    "undrained, w-2, READY, OPEN",
    "completing, w-1, NOT_READY, CORDONED",
    "down, w-1, NOT_READY, CORDONED"
  })
  void statesAreReadinessAndCordon(
      String situation, String name, Node.Readiness readiness, Node.Scheduling scheduling) {
    assertThat(node(situation, name).readiness()).isEqualTo(readiness);
    assertThat(node(situation, name).scheduling()).isEqualTo(scheduling);
  }

  @Test
  void jobsAreOnTheirNodesSuspendedAndCompletingOnesToo() {
    assertThat(recorded("busy").workOn("w-0"))
        .extracting(Pod::fullName)
        .containsExactly("alice/16_1", "alice/16_2");
    assertThat(recorded("draining").workOn("w-1"))
        .extracting(Pod::fullName)
        .containsExactly("alice/16_3", "root/17");
    assertThat(recorded("completing").workOn("w-1")).hasSize(2);
    assertThat(recorded("busy").load("w-0").orElseThrow().free())
        .isEqualTo(of(0, 600).with(Resources.PODS, Look.SLOTS.minus(Quantity.of(2))));
  }

  @Test
  void whatNoNodeWouldHelpWaitsForNobody() {
    assertThat(waiting("busy"))
        .as("array's limit, begin, hold, a node by name")
        .doesNotContainKeys("16_4", "31", "32", "36");
    assertThat(waiting("busy")).containsKeys("33", "41");
    assertThat(waiting("draining")).as("held by an administrator").doesNotContainKeys("23-1");
  }

  @Test
  void aJobOnSeveralNodesIsPodsThatKeepApart() {
    Pod one = waiting("busy").get("18-2");
    assertThat(one.requests()).isEqualTo(of(1, 100, 1));
    assertThat(one.spec().gang()).contains(new Gang("18", 2));
    assertThat(one.spec().apart()).hasSize(1);
    assertThat(waiting("busy").get("34-1").spec().gang())
        .as("two to four nodes: as many as Slurm thinks")
        .contains(new Gang("34", 3));
    assertThat(waiting("busy").get("35-1").requests()).isEqualTo(of(2, 20));
  }

  @Test
  void tasksArePodsWhereSlurmMaySpreadThem() {
    assertThat(waiting("busy").get("25-3").requests()).isEqualTo(of(1, 300));
    assertThat(waiting("busy").get("23-2").requests())
        .as("memory by node, nodes there: Slurm's own estimate")
        .isEqualTo(of(2, 50));
    assertThat(waiting("empty").get("44-1").spec().gang()).contains(new Gang("44", 4));
    assertThat(waiting("empty").get("45").requests())
        .as("on one node, says only scontrol")
        .isEqualTo(of(4, 50));
  }

  @Test
  void aJobThatHasAllMemoryOrItsNodeForItselfKeepsAllOthersAway() {
    assertThat(waiting("busy").get("33").spec().apart()).hasSize(1);
    assertThat(waiting("busy").get("30").spec().apart()).hasSize(1);
    assertThat(waiting("busy").get("39").spec().apart()).isEmpty();
  }

  @Test
  void tasksOfAnArrayWaitOneByOneAndNotMoreThanMayRun() {
    assertThat(waiting("busy")).containsKeys("37_1", "37_5", "37_9", "37_20");
    assertThat(waiting("empty")).containsKeys("48_1", "48_5").doesNotContainKeys("48_9", "48_20");
  }

  @Test
  void constraintsAndExcludedNodesLimitTheNodes() {
    assertThat(waiting("busy").get("27").spec().affinity())
        .hasToString("Optional[slurm/feature.big,slurm/feature.fast]");
    assertThat(waiting("busy").get("28").spec().affinity())
        .hasToString("Optional[slurm/feature.big or slurm/feature.fast]");
    assertThat(waiting("busy").get("39").spec().affinity())
        .hasToString("Optional[metadata.name not in [w-0]]");
  }

  @Test
  void gpusAreCountedHoweverTheyAreAskedFor() {
    assertThat(waiting("busy").get("38").requests()).isEqualTo(of(1, 10, 4));
    assertThat(waiting("busy").get("40").requests()).isEqualTo(of(2, 10, 2));
  }

  @Test
  void theComponentsOfAHeterogeneousJobAreOfUseTogetherOnly() {
    assertThat(List.of(waiting("busy").get("41"), waiting("busy").get("42")))
        .allSatisfy(pod -> assertThat(pod.spec().gang()).contains(new Gang("41", 2)));
  }

  @Test
  void inAPartitionWithoutSomeOfTheNodesAJobIsOnItsNodesOnly() {
    String answer = Recorded.answer("busy").replaceFirst("Partitions=main", "Partitions=other");
    Pod job = view(answer).pods().stream().filter(p -> p.name().equals("33")).findFirst().get();
    assertThat(job.spec().affinity()).hasToString("Optional[slurm/partition.main]");
  }

  @Test
  void whatSaysTwoThingsOfAJobIsNotBelieved() {
    String answer = Recorded.answer("empty").replace("45 (null) 1-1", "45 (null) 1-1\n45 w-9 7");
    assertThat(view(answer).waiting()).extracting(Pod::name).contains("45-4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "State=ALLOCATED+DYNAMIC_NORM >State=ALLOCATED+GLOWING ",
        "RealMemory=1000>RealMemory=lots",
        "CPUEfctv=2 CPUTot=2>",
        "|R|None>|XX|None",
        "||w-0|>||w-[0-|",
        "||w-0|>|||",
        "|alice|>||",
        "|50M|>|much|",
        "37|37|1,5>37|37|1..5"
      })
  void whatIsNotUnderstoodIsNoView(String edit) {
    String[] words = edit.split(">", 2);
    String answer = Recorded.answer("busy");
    assertThat(answer).contains(words[0]);
    String changed = answer.replace(words[0], words[1]);
    assertThatThrownBy(() -> view(changed)).isInstanceOf(UnreadableException.class);
  }
}
