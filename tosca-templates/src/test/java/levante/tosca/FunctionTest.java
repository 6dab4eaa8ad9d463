package levante.tosca;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.Diagnostic;
import levante.tosca.data.Value;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionTest {
  private static final TemplateCompiler COMPILER = TemplateCompiler.bundled();
  private static final String TYPES =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      data_types:
        my.Address:
          properties: { host: { type: string }, port: { type: integer, default: 8080 } }
      capability_types:
        my.Store:
          derived_from: tosca.capabilities.Root
          properties: { path: { type: string, default: /data } }
          attributes: { used: { type: integer } }
      node_types:
        my.Server:
          derived_from: tosca.nodes.Root
          properties:
            size: { type: integer, required: false }
            label: { type: string, required: false }
            address: { type: my.Address, required: false }
            tags: { type: list, entry_schema: { type: string }, required: false }
            notes: { type: map, entry_schema: { type: string }, required: false }
            twice: { type: string, default: { concat: [ { get_property: [ SELF, label ] }, "+" ] }, required: false }
          attributes: { token: { type: string }, ports: { type: map, entry_schema: { type: string } } }
          capabilities: { store: { type: my.Store } }
          requirements:
            - upstream:
                capability: my.Store
                relationship: tosca.relationships.DependsOn
                occurrences: [ 0, UNBOUNDED ]
        my.App:
          derived_from: tosca.nodes.SoftwareComponent
          properties:
            where: { type: string, required: false }
            free: { type: integer, required: false }
            open: { type: boolean, required: false }
        my.Plugin:
          derived_from: tosca.nodes.Root
          properties: { where: { type: string }, free: { type: integer } }
          requirements:
            - host: { capability: tosca.capabilities.Node, relationship: tosca.relationships.HostedOn }
      topology_template:
      """;

  private static final String TOPOLOGY =
      """
          inputs:
            db: { type: my.Address, default: { host: db.example } }
            many: { type: list, entry_schema: { type: string }, default: [ a, b ] }
            deep:
              type: map
              entry_schema: { type: list, entry_schema: { type: my.Address } }
              default: { north: [ { host: oslo } ] }
          node_templates:
            a:
              type: my.Server
              properties:
                size: 7
                label: A
                address: { host: here }
                tags: [ one, two ]
                notes: { k: v }
              artifacts: { image: files/image.qcow2 }
            b:
              type: my.Server
              attributes: { token: { concat: [ { get_property: [ a, label ] }, "-", { get_attribute: [ SELF, tosca_name ] } ] } }
              properties:
                twice: fixed
                address: { host: { get_property: [ SELF, upstream, label ] }, port: { get_property: [ a, size ] } }
                tags: [ { get_property: [ a, label ] }, { get_input: [ many, 1 ] } ]
                notes: { from: { get_attribute: [ a, tosca_name ] } }
              requirements: [ upstream: a ]
            app:
              type: my.App
              properties:
                where: { get_property: [ HOST, os, type ] }
                open: { get_attribute: [ SELF, host, private_address ] }
              requirements: [ host: box ]
            top:
              type: my.Plugin
              properties:
                where: { get_property: [ HOST, os, type ] }
                free: { get_attribute: [ HOST, private_address, 0 ] }
              requirements: [ host: app ]
            box:
              type: tosca.nodes.Compute
              capabilities: { os: { properties: { type: linux } } }
          outputs:
            out:
              value: %s
        """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ get_input: [ db, port ] }                              | 8080",
        "{ get_input: [ db, host ] }                              | db.example",
        "{ get_input: [ many, 1 ] }                               | b",
        "{ get_input: [ deep, north, 0, host ] }                  | oslo",
        "{ get_property: [ a, size ] }                            | 7",
        "{ get_property: [ a, address, port ] }                   | 8080",
        "{ get_property: [ a, tags, 1 ] }                         | two",
        "{ get_property: [ a, notes, k ] }                        | v",
        "{ get_property: [ a, store, path ] }                     | /data",
        "{ get_property: [ b, upstream, path ] }                  | /data",
        "{ get_property: [ b, upstream, size ] }                  | 7",
        "{ get_property: [ b, upstream, address, host ] }         | here",
        "{ get_property: [ b, upstream, store, path ] }           | /data",
        "{ get_property: [ a, twice ] }                           | A+",
        "{ get_attribute: [ a, tosca_name ] }                     | a",
        "{ get_attribute: [ a, label ] }                          | A",
        "{ get_attribute: [ b, token ] }                          | A-b",
        "{ concat: [ 'x', get_property: [ a, size ], '/y' ] }     | x7/y",
        "{ concat: [ { token: [ 'p:q,r', ':,', 2 ] }, '!' ] }     | r!",
        "{ join: [ { get_property: [ a, tags ] }, ', ' ] }        | one, two",
        "{ join: [ [ p, { get_input: [ many, 0 ] } ] ] }          | pa",
        "{ join: [ { get_nodes_of_type: my.Server }, '+' ] }      | a+b",
        "{ join: [ { get_nodes_of_type: tosca.nodes.Root }, ' ' ] } | a b app top box",
        "{ get_property: [ app, where ] }                         | linux",
        "{ get_property: [ top, where ] }                         | linux",
      })
  void whatIsKnownBeforeAnythingRunsIsComputed(String written, String expected) {
    assertThat(value(written).evaluate((node, path) -> Optional.empty()).map(String::valueOf))
        .contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ get_attribute: [ a, token ] }                     | ATTRIBUTE a [token]",
        "{ get_property: [ b, label ] }                      | ATTRIBUTE b [label]",
        "{ get_attribute: [ a, ports, http, 0 ] }            | ATTRIBUTE a [ports, http, 0]",
        "{ get_attribute: [ a, store, used ] }               | ATTRIBUTE a [store, used]",
        "{ get_attribute: [ b, upstream, used ] }            | ATTRIBUTE a [store, used]",
        "{ get_attribute: [ b, upstream, token ] }           | ATTRIBUTE a [token]",
        "{ get_attribute: [ ORCHESTRATOR, region ] }         | ATTRIBUTE ORCHESTRATOR [region]",
        "{ get_attribute: [ app, host, private_address ] }   | ATTRIBUTE box [private_address]",
        "{ get_operation_output: [ a, Standard, create, id ] } | OPERATION_OUTPUT a [Standard, create, id]",
        "{ get_artifact: [ a, image ] }                      | ARTIFACT a [image]",
        "{ get_artifact: [ a, image, LOCAL_FILE, true ] }    | ARTIFACT a [image, LOCAL_FILE]",
      })
  void whatNeedsARunningMachineIsKeptSymbolic(String written, String expected) {
    assertThat(value(written))
        .isInstanceOfSatisfying(
            Value.Reference.class,
            one ->
                assertThat("%s %s %s".formatted(one.kind(), one.entity(), one.path()))
                    .isEqualTo(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ get_property: [ a ] }                             | INVALID_FUNCTION 5",
        "{ get_property: [ a, [ size ] ] }                   | INVALID_FUNCTION 24",
        "{ get_input: [ many, { x: y } ] }                   | INVALID_FUNCTION 24",
        "{ get_input: [] }                                   | INVALID_FUNCTION 5",
        "{ get_input: [ many, 2 ] }                          | UNKNOWN_INPUT 24",
        "{ get_input: nothing }                              | UNKNOWN_INPUT 16",
        "{ get_property: [ a, sise ] }                       | UNKNOWN_PROPERTY 24",
        "{ get_property: [ z, size ] }                       | UNKNOWN_NODE_TEMPLATE 21",
        "{ get_property: [ a, notes, no ] }                  | UNKNOWN_PROPERTY 31",
        "{ get_attribute: [ a, tokem ] }                     | UNKNOWN_ATTRIBUTE 25",
        "{ get_attribute: [ SOURCE, token ] }                | UNKNOWN_NODE_TEMPLATE 22",
        "{ get_property: [ ORCHESTRATOR, x ] }               | UNKNOWN_NODE_TEMPLATE 21",
        "{ token: [ 'a:b', ':', one ] }                      | INVALID_FUNCTION 26",
        "{ token: [ 'a:b', ':', -1 ] }                       | INVALID_FUNCTION 26",
        "{ token: [ 'a:b', ':', 5 ] }                        | INVALID_FUNCTION 5",
        "{ token: [ 'a:b', ':' ] }                           | INVALID_FUNCTION 5",
        "{ join: [ [ a ], b, c ] }                           | INVALID_FUNCTION 5",
        "{ concat: [] }                                      | INVALID_FUNCTION 5",
        "{ get_nodes_of_type: [ my.Server, my.App ] }        | INVALID_FUNCTION 5",
        "{ get_nodes_of_type: my.Sever }                     | TYPE_NOT_FOUND 24",
        "{ get_artifact: [ a, imag ] }                       | UNKNOWN_ARTIFACT 24",
        "{ get_artifact: [ a ] }                             | INVALID_FUNCTION 5",
        "{ get_artifact: [ a, image, LOCAL_FILE, perhaps ] } | INVALID_FUNCTION 43",
        "{ get_operation_output: [ a, Standart, create, x ] } | UNKNOWN_INTERFACE 32",
        "{ get_operation_output: [ a, Standard, creat, x ] } | UNKNOWN_OPERATION 42",
        "{ get_operation_output: [ a, Standard, create ] }   | INVALID_FUNCTION 5",
        "{ get_nothing: x }                                  | UNKNOWN_FUNCTION 5",
      })
  void aMistakeInAFunctionIsPointedAtWhereItIs(String written, String expected) {
    String text = template("\n        " + written);
    List<String> found =
        COMPILER
            .compile(new TemplateSource("t.yaml", text), Map.of())
            .match(
                compiled -> List.of(),
                rejected -> rejected.problems().stream().map(FunctionTest::place).toList());
    assertThat(found).containsExactly(expected);
  }

  @Test
  void aMapOfOneKeyIsNoCallWhereAnyValueMayStandUnlessItsNameIsThatOfAFunctionMisspelled() {
    assertThat(codesOfOperationInput("{ token: abc }")).isEmpty();
    assertThat(codesOfOperationInput("{ tokens: [ a ] }")).isEmpty();
    assertThat(codesOfOperationInput("[ { join: false } ]")).isEmpty();
    assertThat(codesOfOperationInput("{ get_data: { from: there } }")).isEmpty();
    assertThat(codesOfOperationInput("{ get_inputs: many }")).containsExactly("UNKNOWN_FUNCTION");
    assertThat(codesOfOperationInput("{ concat: a }")).containsExactly("INVALID_FUNCTION");
  }

  private static List<String> codesOfOperationInput(String value) {
    return COMPILER
        .compile(
            new TemplateSource(
                "input.yaml",
                """
                tosca_definitions_version: tosca_simple_yaml_1_3
                topology_template:
                  node_templates:
                    machine:
                      type: Compute
                      interfaces:
                        Standard:
                          configure: { implementation: a.yml, inputs: { x: %s } }
                """
                    .formatted(value)),
            Map.of())
        .match(Compilation.Compiled::warnings, Compilation.Rejected::problems)
        .stream()
        .map(Diagnostic::code)
        .toList();
  }

  @Test
  void functionsStandInsideListsMapsAndDataTypes() {
    NodeTemplate node = topology("1").nodeTemplate("b").orElseThrow();

    assertThat(node.properties().value("tags").orElseThrow().evaluate((n, p) -> Optional.empty()))
        .contains(List.of("A", "b"));
    assertThat(node.properties().value("notes").orElseThrow().evaluate((n, p) -> Optional.empty()))
        .contains(Map.of("from", "a"));
    assertThat(
            node.properties().value("address").orElseThrow().evaluate((n, p) -> Optional.empty()))
        .contains(Map.of("host", "A", "port", 7L));
  }

  @Test
  void hostGoesUpUntilANodeTemplateHasWhatIsAskedFor() {
    Topology topology = topology("1");

    assertThat(topology.nodeTemplate("top").orElseThrow().properties().value("free"))
        .contains(
            new Value.Reference(
                Value.Reference.Kind.ATTRIBUTE, "box", List.of("private_address", "0")));
  }

  @Test
  void onlyWhatMakesMachinesHasToBeKnownBeforeTheyRun() {
    Topology topology = topology("1");

    assertThat(topology.nodeTemplate("app").orElseThrow().properties().value("open"))
        .hasValueSatisfying(open -> assertThat(open.isKnown()).isFalse());
  }

  private static String place(Diagnostic problem) {
    return problem.code() + " " + (problem.position().column() - 6);
  }

  private static Value value(String written) {
    return topology(written).output("out").orElseThrow().value();
  }

  private static Topology topology(String written) {
    return COMPILER.compile(new TemplateSource("t.yaml", template(written)), Map.of()).orThrow();
  }

  private static String template(String output) {
    return TYPES + TOPOLOGY.formatted(output);
  }
}
