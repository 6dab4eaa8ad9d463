package levante.elasticity.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import levante.elasticity.policy.PolicySettings;
import levante.kernel.LevanteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {
  private static List<String> problems(String text) {
    LevanteException refused =
        catchThrowableOfType(LevanteException.class, () -> PolicyFile.read("p", text));
    assertThat(refused).as("the file is taken").isNotNull();
    return refused.diagnostics().stream().map(Object::toString).toList();
  }

  @Test
  void aNameAloneIsTheBuiltInPolicy() {
    for (PolicySettings builtIn : PolicySettings.BUILT_IN) {
      assertThat(PolicyFile.read("p", "policy: " + builtIn.name())).isEqualTo(builtIn);
    }
  }

  @Test
  void whatIsWrittenOfAPolicyIsReadAsThatPolicy() {
    for (PolicySettings own :
        List.of(
            PolicySettings.DEFAULT,
            PolicySettings.EAGER.named("tuned-7"),
            PolicySettings.THRIFTY,
            PolicySettings.PACKING,
            PolicySettings.CLUES.withIdleTime(Duration.ofSeconds(77)).named("clues-77"))) {
      assertThat(PolicyFile.read("p", PolicyText.of(own))).isEqualTo(own);
    }
  }

  @Test
  void whatIsWrittenIsSetAndTheRestIsTheBuiltInPolicys() {
    PolicySettings read =
        PolicyFile.read(
            "p",
            """
            policy: thrifty
            idle-time: 5m
            headroom: {nodes: 2, cores: 3, arrivals: 20}
            burst: {least-pods: 6, lasting: 90}
            patience: {share: 0.5, typical: 1h}
            """);
    assertThat(read)
        .isEqualTo(
            PolicySettings.THRIFTY
                .withIdleTime(Duration.ofMinutes(5))
                .withHeadroom(new PolicySettings.Headroom(2, 3, 20))
                .withBurst(
                    new PolicySettings.Burst(
                        6,
                        PolicySettings.THRIFTY.burst().gap(),
                        Duration.ofSeconds(90),
                        PolicySettings.THRIFTY.burst().share()))
                .withPatience(
                    new PolicySettings.Patience(
                        0.5,
                        PolicySettings.THRIFTY.patience().running(),
                        PolicySettings.THRIFTY.patience().queued(),
                        Duration.ofHours(1))));
  }

  @Test
  void cluesIsSetByTheNamesOfItsOwnParameters() {
    PolicySettings read =
        PolicyFile.read("p", "policy: clues\nclues: {IDLE_TIME: 600, RECONSIDER_JOB_TIME: 0}");
    assertThat(read.idleTime()).contains(Duration.ofMinutes(10));
    assertThat(read.clues().orElseThrow().reconsiderJobTime()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'policy: trifty'                | p:1:9  | did you mean 'thrifty'",
        "'idle-tme: 5s'                  | p:1:1  | did you mean 'idle-time'",
        "'idle-time: soon'               | p:1:12 | 90, 90s, 5m or 1h",
        "'headroom: {cores: -1}'         | p:1:19 | a whole number from 0",
        "'headroom: {arrivals: x}'       | p:1:22 | a whole number from 0",
        "'burst: 7'                      | p:1:8  | a mapping",
        "'burst: {gap: 1s, gapp: 2s}'     | p:1:18 | did you mean 'gap'",
        "'burst: {least-pods: 1}'        | p:1:21 | a whole number from 2",
        "'patience: {share: 11}'         | p:1:19 | from 0 to 10",
        "'idle-time: {a: 1}'             | p:1:12 | one value",
        "'clues: {IDLE_TIME: 1}'         | p:1:1  | there is no field 'clues'",
        "'idle-time: [1'                 | p:     | not YAML",
        "'[1, 2]'                        | p:1:1  | a mapping",
        "''                              | p:1:1  | empty",
        "'a: *b'                         | p:     | not YAML"
      })
  void whatIsWrongIsToldWithItsPlaceAndWhatToWrite(String text, String place, String hint) {
    assertThat(problems(text))
        .singleElement()
        .satisfies(told -> assertThat(told).startsWith(place).contains(hint));
  }

  @Test
  void everyProblemIsToldAtOnce() {
    assertThat(problems("idle-time: x\nheadroom: y\nzzz: 1\nidle-time: 5\n")).hasSize(4);
  }

  @Test
  void aTextOfBracketsIsRefusedAndDoesNotOverflow() {
    assertThat(problems("a: " + "[".repeat(10_000))).hasSize(1);
    assertThat(problems("a: ".repeat(20_000))).hasSize(1);
  }
}
