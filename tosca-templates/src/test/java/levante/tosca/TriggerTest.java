package levante.tosca;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import levante.tosca.model.Policy.Trigger;
import levante.tosca.model.Workflow.Activity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What policies do when something happens, as the versions of the language write it. */
class TriggerTest {
  private static final TemplateCompiler COMPILER = TemplateCompiler.bundled();
  private static final String SET_STATE = "action: [ set_state: started ]";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ implementation: scripts/grow.sh, inputs: { by: 1 } }",
        "{ implementation: { primary: scripts/grow.sh, dependencies: [ scripts/lib.sh ] } }"
      })
  void anOperationInPlaceOfActivitiesRunsItsFile(String operation) {
    assertThat(trigger("action: { grow: %s }".formatted(operation)).activities())
        .containsExactly(new Activity(Activity.Kind.IMPLEMENTATION, "scripts/grow.sh"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "condition: { constraint: utilization greater_than 50%, period: 60, evaluations: 2 }",
        "condition: { constraint: { greater_than: 50 }, period: 1 m, method: average }",
        "condition: [ state: [ { equal: started } ], private_address: [ { min_length: 7 } ] ]",
        "condition: [ not: [ or: [ state: [ { equal: a } ], and: [ state: [ { equal: b } ] ] ] ] ]",
        "condition: { not: { state: [ { equal: started } ] } }",
        "condition: [ assert: [ state: [ { equal: started } ] ] ]",
        "target_filter: { node: machine, capability: host }, "
            + "condition: [ utilization: [ { greater_than: 50 } ] ]",
        "period: 300, evaluations: 1, method: average",
        "condition: { constraint: { state: { equal: stopped } }, period: 60 sec }"
      })
  void aConditionIsKeptAsItIsWritten(String condition) {
    assertThat(trigger(condition + ", " + SET_STATE).condition().isPresent()).isTrue();
  }

  private static Trigger trigger(String body) {
    String text =
        """
        tosca_definitions_version: tosca_simple_yaml_1_1
        topology_template:
          node_templates:
            machine: { type: tosca.nodes.Compute }
          policies:
            - growing:
                type: tosca.policies.Scaling
                targets: [ machine ]
                triggers:
                  more: { event: it_happens, %s }
        """
            .formatted(body);
    List<Trigger> triggers =
        COMPILER
            .compile(new TemplateSource("trigger.yaml", text), Map.of())
            .orThrow()
            .policies()
            .get(0)
            .triggers();
    assertThat(triggers).hasSize(1);
    return triggers.get(0);
  }
}
