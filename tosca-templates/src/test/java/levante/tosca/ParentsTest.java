package levante.tosca;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import levante.kernel.Diagnostic;
import levante.tosca.catalog.FormReader;
import levante.tosca.data.AttributeSource;
import levante.tosca.imports.ImportRequest;
import levante.tosca.imports.ImportResult;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Scaling;
import levante.tosca.model.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParentsTest {
  private static final TemplateCompiler COMPILER = TemplateCompiler.bundled();
  private static final String HEAD =
      "tosca_definitions_version: tosca_simple_yaml_1_3\nimports: [ levante-profile.yaml ]\n";
  private static final TemplateSource PARENT =
      new TemplateSource(
          "parent.yaml",
          HEAD
              + """
              metadata: { template_name: base, icon: base.png }
              topology_template:
                inputs:
                  region: { type: string, default: south }
                node_templates:
                  machine:
                    type: levante.nodes.Machine
                    properties: { region: { get_input: region }, cloud: sky }
                    capabilities:
                      scalable: { properties: { count: 2, max_instances: 4 } }
                  other:
                    type: levante.nodes.Machine
                outputs:
                  address: { value: { get_attribute: [ machine, private_address ] } }
              """);

  @Test
  void whatTheChildSaysOfANodeTemplateIsLaidOverWhatTheParentSays() {
    Topology topology =
        child(
            """
            topology_template:
              node_templates:
                machine:
                  type: levante.nodes.Machine
                  properties: { region: { concat: [ far, north ] } }
                  capabilities:
                    scalable: { properties: { count: 3 } }
            """);

    NodeTemplate machine = topology.nodeTemplate("machine").orElseThrow();
    assertThat(machine.properties().text("region")).contains("farnorth");
    assertThat(machine.properties().text("cloud")).contains("sky");
    assertThat(machine.scaling().map(Scaling::count)).contains(3);
    assertThat(machine.scaling().map(Scaling::max)).contains(4);
  }

  @Test
  void theChildsInputsNodesOutputsAndMetadataComeBesideTheParents() {
    Topology topology =
        child(
            """
            metadata: { template_name: child, tag: more }
            topology_template:
              inputs:
                cloud: { type: string, default: sea }
              node_templates:
                third:
                  type: levante.nodes.Machine
                  properties: { cloud: { get_input: cloud }, region: { get_input: region } }
              outputs:
                second: { value: { get_input: cloud } }
            """);

    assertThat(topology.nodeTemplates())
        .extracting(NodeTemplate::name)
        .containsExactly("machine", "other", "third");
    assertThat(topology.outputs()).extracting("name").containsExactly("address", "second");
    assertThat(topology.metadata())
        .containsEntry("template_name", "child")
        .containsEntry("icon", "base.png")
        .containsEntry("tag", "more");
    assertThat(topology.nodeTemplate("third").orElseThrow().properties().text("region"))
        .contains("south");
  }

  @Test
  void theChildsOnlyNodeTemplateMayBeCalledAsAFunctionBegins() {
    Topology topology =
        child(
            """
            topology_template:
              inputs:
                get_from: { type: string, default: north }
              node_templates:
                get_data:
                  type: levante.nodes.Machine
                  properties: { region: { get_input: get_from } }
              outputs:
                get_input: { value: { get_input: region } }
            """);

    assertThat(topology.nodeTemplates())
        .extracting(NodeTemplate::name)
        .containsExactly("machine", "other", "get_data");
    assertThat(topology.outputs()).extracting("name").containsExactly("address", "get_input");
  }

  @Test
  void aListOfTheChildReplacesTheParentsList() {
    String cluster =
        """
        topology_template:
          node_templates:
            k3s:
              type: levante.nodes.K3s
              requirements: [ { control_plane: %s } ]
        """;
    TemplateSource middle =
        new TemplateSource("middle.yaml", HEAD + cluster.formatted("machine"))
            .onto(List.of(PARENT));
    TemplateSource top =
        new TemplateSource("top.yaml", HEAD + cluster.formatted("other")).onto(List.of(middle));

    Topology topology = COMPILER.compile(top, Map.of()).orThrow();

    NodeTemplate k3s = topology.nodeTemplate("k3s").orElseThrow();
    assertThat(topology.targets(k3s, "control_plane"))
        .extracting(NodeTemplate::name)
        .containsExactly("other");
  }

  @Test
  void aMistakeIsToldInTheFileThatHasIt() {
    String wrong = PARENT.text().replace("cloud: sky", "cluod: sky");
    TemplateSource source =
        new TemplateSource(
                "child.yaml",
                HEAD
                    + "topology_template:\n  node_templates:\n    machine:\n"
                    + "      type: levante.nodes.Machine\n      properties: { regoin: x }\n")
            .onto(List.of(new TemplateSource("parent.yaml", wrong)));

    assertThat(problems(COMPILER, source))
        .containsExactly(
            "child.yaml:7:21 UNRECOGNIZED_PROPERTY", "parent.yaml:10:52 UNRECOGNIZED_PROPERTY");
  }

  @Test
  void theFirstParentThatIsThereIsTaken() {
    TemplateCompiler compiler = COMPILER.with(beside(Map.of("folder/parent.yaml", PARENT.text())));
    TemplateSource source =
        new TemplateSource(
            "folder/child.yaml",
            HEAD
                + "metadata: { parents: [ absent.yaml, parent.yaml ] }\n"
                + "topology_template:\n  outputs:\n    where: { value: { get_input: region } }\n");

    assertThat(compiler.compile(source, Map.of()).orThrow().nodeTemplates()).hasSize(2);
  }

  @Test
  void anAttachedParentNeedsNobodyElse() {
    TemplateSource source =
        new TemplateSource(
            "child.yaml",
            HEAD + "metadata: { parents: parent.yaml }\ntopology_template: {}\n",
            List.of(),
            new TreeMap<>(Map.of("parent.yaml", PARENT.text())));

    assertThat(COMPILER.compile(source, Map.of()).orThrow().nodeTemplates()).hasSize(2);
  }

  @Test
  void aChildWithoutAnyOfItsParentsIsToldOnceWhatToDo() {
    TemplateSource source =
        new TemplateSource(
            "child.yaml",
            HEAD
                + "metadata:\n  parents: [ one.yaml, two.yaml ]\n"
                + "topology_template:\n  outputs:\n    where: { value: { get_input: region } }\n");

    assertThat(problems(COMPILER, source)).containsExactly("child.yaml:4:14 PARENT_NOT_FOUND");
  }

  @Test
  void templatesThatAreEachOthersParentsEnd() {
    TemplateCompiler compiler =
        COMPILER.with(
            beside(
                Map.of(
                    "b.yaml", HEAD + "metadata: { parents: [ a.yaml ] }\n",
                    "a.yaml", HEAD + "metadata: { parents: [ b.yaml ] }\n")));
    TemplateSource source =
        new TemplateSource("a.yaml", HEAD + "metadata: { parents: [ b.yaml ] }\n");

    assertThat(problems(compiler, source)).containsExactly("b.yaml:3:24 PARENT_NOT_FOUND");
  }

  @Test
  void theCatalogueIsNoParentOfTemplatesThatOnlyNameAFileAlike() {
    String text =
        """
        tosca_definitions_version: tosca_simple_yaml_1_0
        metadata: { parents: [ kubernetes.yaml ] }
        %stopology_template: { inputs: { more: { type: string, default: a } } }
        """;

    assertThat(problems(COMPILER, new TemplateSource("theirs.yaml", text.formatted(""))))
        .containsExactly("theirs.yaml:2:24 PARENT_NOT_FOUND");
    assertThat(
            problems(
                COMPILER,
                new TemplateSource(
                    "ours.yaml", text.formatted("imports: [ levante-profile.yaml ]\n"))))
        .containsExactly("compiled");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metadata: { template_file: parent.yaml }",
        "imports: [ template_file: parent.yaml ]"
      })
  void aTemplateFileIsAParentWhoseInputsItFills(String named) {
    String parent =
        """
        tosca_definitions_version: tosca_simple_yaml_1_0
        topology_template:
          inputs: { cpus: { type: integer, default: 1 } }
          node_templates: { front: { type: tosca.nodes.Compute } }
          outputs: { cpus: { value: { get_input: cpus } } }
        """;
    TemplateSource source =
        new TemplateSource(
            "child.yaml",
            """
            tosca_definitions_version: tosca_simple_yaml_1_0
            %s
            topology_template:
              inputs: { cpus: 7 }
            """
                .formatted(named));
    TemplateCompiler compiler = COMPILER.with(beside(Map.of("parent.yaml", parent)));
    TemplateSource given = source.onto(List.of(new TemplateSource("given.yaml", parent)));

    assertThat(problems(COMPILER, source))
        .contains("child.yaml:2:%d PARENT_NOT_FOUND".formatted(named.indexOf("parent") + 1));
    assertThat(List.of(compiler.compile(source, Map.of()), COMPILER.compile(given, Map.of())))
        .extracting(one -> one.orThrow().output("cpus").orElseThrow().value())
        .extracting(value -> value.evaluate(AttributeSource.NOTHING_RUNS).orElseThrow())
        .containsExactly(7L, 7L);
  }

  @Test
  void aLinkIsThatParentWithThoseChildrenAndItself() {
    String one = HEAD + "metadata: { parents: [ parent.yaml ] }\ntopology_template:\n";
    TemplateCompiler compiler =
        COMPILER.with(
            beside(
                Map.of(
                    "parent.yaml",
                    PARENT.text(),
                    "one.yaml",
                    one + "  node_templates: { first: { type: levante.nodes.Machine } }\n")));
    TemplateSource link =
        new TemplateSource(
            "link.yaml",
            HEAD
                + "metadata: { template_name: both, link: { parent: parent.yaml, childs: [ one.yaml ] } }\n"
                + "topology_template: {}\n");

    Topology topology = compiler.compile(link, Map.of()).orThrow();

    assertThat(topology.name()).isEqualTo("both");
    assertThat(topology.nodeTemplates())
        .extracting(NodeTemplate::name)
        .containsExactly("machine", "other", "first");
  }

  @Test
  void aChildIsCalledByItsOwnNameWhicheverWordItHasForIt() {
    for (String word : List.of("name", "template_name", "display_name")) {
      TemplateSource child =
          new TemplateSource("child.yaml", HEAD + "metadata: { %s: own }\n".formatted(word))
              .onto(List.of(PARENT));

      assertThat(FormReader.read(child).form().title()).isEqualTo("own");
    }
    assertThat(child("metadata: { name: own }\n").name()).isEqualTo("own");
    assertThat(child("metadata: { tag: more }\n").name()).isEqualTo("base");
  }

  private static Topology child(String text) {
    return COMPILER
        .compile(new TemplateSource("child.yaml", HEAD + text).onto(List.of(PARENT)), Map.of())
        .orThrow();
  }

  private static levante.tosca.imports.ImportSource beside(Map<String, String> files) {
    return (ImportRequest wanted) ->
        files.containsKey(wanted.location())
            ? new ImportResult.Found(wanted.location(), files.get(wanted.location()))
            : new ImportResult.NotFound();
  }

  private static List<String> problems(TemplateCompiler compiler, TemplateSource source) {
    return compiler
        .compile(source, Map.of())
        .match(
            compiled -> List.of("compiled"),
            rejected -> rejected.problems().stream().map(ParentsTest::place).toList());
  }

  private static String place(Diagnostic problem) {
    return "%s:%d:%d %s"
        .formatted(
            problem.position().file(),
            problem.position().line(),
            problem.position().column(),
            problem.code());
  }
}
