package levante.tosca.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No text, not even one that comes first and in a small process, costs more than three times what
 * an honest template of a thousand nodes costs (0.7 s where a hostile one takes 0.1 to 1.0 s;
 * careless readers take minutes). Both are read in one run, since what a second is worth differs
 * from machine to machine.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTextIT {
  private static final int TRIES = 5;
  private Duration honest;

  @BeforeAll
  void readAnHonestTemplate() {
    ColdReading reading = ColdReading.of(thousandNodes());

    assertThat(reading.codes()).isEmpty();
    honest = reading.processorTime();
  }

  @ParameterizedTest
  @MethodSource("levante.tosca.hostile.HostileText#all")
  void aHostileTextIsRefusedByAFreshProcessOf256MegabytesForThePriceOfHonestOnes(HostileText text) {
    Duration bound = honest.multipliedBy(3);
    ColdReading reading = ColdReading.of(text.text());
    // A processor that others use as well gives less for its time: the best of some counts.
    for (int more = 1; more < TRIES && reading.processorTime().compareTo(bound) >= 0; more++) {
      reading = ColdReading.of(text.text());
    }

    assertThat(reading.codes()).contains(text.code());
    assertThat(reading.processorTime()).isLessThan(bound);
  }

  private static String thousandNodes() {
    return """
        tosca_definitions_version: tosca_simple_yaml_1_3
        topology_template:
          node_templates:
            machine: { type: tosca.nodes.Compute }
        """
        + IntStream.range(0, 1_000)
            .mapToObj(
                "    node_%d: { type: tosca.nodes.SoftwareComponent, requirements: [ { host: machine } ] }\n"
                    ::formatted)
            .collect(Collectors.joining());
  }
}
