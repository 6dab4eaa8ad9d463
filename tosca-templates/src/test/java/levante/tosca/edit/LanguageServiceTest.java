package levante.tosca.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import levante.kernel.SourcePosition;
import levante.tosca.imports.AttachedFiles;
import levante.tosca.imports.ImportSource;
import org.junit.jupiter.api.Test;

class LanguageServiceTest {
  private static final String HEAD =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      imports: [ levante-profile.yaml ]
      topology_template:
        inputs:
          cpus:
            type: integer
            description: How many processors.
            default: 2
        node_templates:
          front:
            type: levante.nodes.Machine
            properties:
              region: here
            capabilities:
              host:
                properties:
                  num_cpus: { get_input: cpus }
      """;

  private static final ImportSource IMPORTS =
      new AttachedFiles(
              Map.of(
                  "types/own.yaml",
                  """
                  tosca_definitions_version: tosca_simple_yaml_1_3
                  node_types:
                    own.Front:
                      derived_from: levante.nodes.Machine
                      properties: { label: { type: string, required: false } }
                      capabilities:
                        page: { type: tosca.capabilities.Endpoint }
                      requirements:
                        - near: { capability: tosca.capabilities.Node, node: levante.nodes.K3s }
                  """))
          .orElse(ImportSource.NONE);
  private static final String OWN =
      HEAD.replace("[ levante-profile.yaml ]", "[ levante-profile.yaml, types/own.yaml ]")
          .replace("levante.nodes.Machine", "own.Front");

  private final LanguageService service = new LanguageService();

  /** The text with a caret in it. */
  private record Asked(LanguageService.Draft draft, int line, int column) {
    static Asked at(String marked) {
      int caret = marked.indexOf('|');
      String text = marked.substring(0, caret) + marked.substring(caret + 1);
      String before = marked.substring(0, caret);
      return new Asked(
          new LanguageService.Draft("t.yaml", text, IMPORTS),
          (int) before.chars().filter(one -> one == '\n').count(),
          caret - before.lastIndexOf('\n') - 1);
    }
  }

  private List<String> completed(String marked) {
    Asked asked = Asked.at(marked);
    return service.complete(asked.draft(), asked.line(), asked.column()).all().stream()
        .map(Suggestion::label)
        .toList();
  }

  private String hovered(String marked) {
    Asked asked = Asked.at(marked);
    return service.hover(asked.draft(), asked.line(), asked.column()).orElse("");
  }

  private String defined(String marked) {
    Asked asked = Asked.at(marked);
    return service
        .definition(asked.draft(), asked.line(), asked.column())
        .map(SourcePosition::toString)
        .orElse("");
  }

  @Test
  void theKeysOfANodeTemplateAreOfferedBelowIt() {
    assertThat(completed(HEAD + "    back:\n      |"))
        .contains("type", "properties", "requirements")
        .doesNotContain("node_templates");
  }

  @Test
  void nodeTypesAloneAreOfferedForANodeTemplatesType() {
    assertThat(completed(HEAD + "    back:\n      type: levante.n|"))
        .contains("levante.nodes.Machine", "tosca.nodes.Compute")
        .doesNotContain("levante.capabilities.Cluster", "string");
  }

  @Test
  void theTypesPropertiesAreOfferedBelowProperties() {
    assertThat(
            completed(
                HEAD + "    back:\n      type: levante.nodes.K3s\n      properties:\n        |"))
        .contains("idle_time", "version")
        .doesNotContain("region");
  }

  @Test
  void theTypesRequirementsAreOfferedInTheList() {
    assertThat(
            completed(
                HEAD
                    + "    back:\n      type: levante.nodes.K3s\n      requirements:\n        - |"))
        .contains("control_plane", "worker")
        .doesNotContain("type", "properties");
  }

  @Test
  void nodeTemplatesThatFitAreOfferedForARequirementInAllSpellings() {
    String start = HEAD + "    back:\n      type: levante.nodes.K3s\n      requirements:\n";
    assertThat(completed(start + "        - control_plane: |")).containsExactly("front");
    assertThat(completed(start + "        - control_plane:\n            node: |"))
        .containsExactly("front");
    assertThat(completed(start + "        - control_plane: { node: |")).containsExactly("front");
    assertThat(completed(start + "        - dependency: |")).containsExactly("front", "back");
  }

  @Test
  void inputsAreOfferedToGetInputInBothSpellings() {
    String start = HEAD + "    back:\n      type: levante.nodes.Machine\n      properties:\n";
    assertThat(completed(start + "        region: { get_input: |")).containsExactly("cpus");
    assertThat(completed(start + "        region:\n          get_input: |"))
        .containsExactly("cpus");
  }

  @Test
  void attributesOfTheNamedNodeTemplateAreOfferedToGetAttribute() {
    String start = HEAD + "  outputs:\n    ip:\n      value: { get_attribute: [ ";
    assertThat(completed(start + "|")).contains("SELF", "front");
    assertThat(completed(start + "front, |")).contains("public_address", "region", "host");
  }

  @Test
  void constraintClausesAreOfferedInAnInput() {
    assertThat(
            completed(
                """
                topology_template:
                  inputs:
                    a:
                      type: string
                      constraints:
                        - |"""))
        .contains("in_range", "valid_values", "pattern");
  }

  @Test
  void booleansAndFunctionsAreOfferedForABooleanProperty() {
    assertThat(
            completed(
                HEAD
                    + "    back:\n      type: levante.nodes.K3s\n      properties:\n"
                    + "        schedulable_control_plane: |"))
        .contains("true", "false", "get_input");
  }

  @Test
  void aTextThatDoesNotParseIsCompletedAllTheSame() {
    assertThat(
            completed(
                HEAD
                    + "    broken: [ {\n    other:\n      type: levante.nodes.K3s\n      properties:\n"
                    + "        |"))
        .contains("idle_time");
  }

  @Test
  void aTypeIsExplainedWithWhatItHas() {
    assertThat(hovered(HEAD.replace("levante.nodes.Machine", "levante.nod|es.Machine")))
        .contains("levante.nodes.Machine", "A virtual or real computer", "`region`");
  }

  @Test
  void aPropertyIsExplainedWithItsTypeAndDescription() {
    assertThat(hovered(HEAD.replace("region:", "reg|ion:"))).contains("**region** (string)");
  }

  @Test
  void inputsFunctionsAndKeysAreExplained() {
    assertThat(hovered(HEAD.replace("get_input: cpus", "get_input: c|pus")))
        .contains("How many processors.", "Default: `2`");
    assertThat(hovered(HEAD.replace("get_input", "get|_input"))).contains("The value of an input");
    assertThat(hovered(HEAD.replace("node_templates", "node_|templates")))
        .contains("The parts of the topology");
  }

  @Test
  void typesInputsAndNodeTemplatesLeadToTheirDefinitions() {
    assertThat(defined(HEAD.replace("levante.nodes.Machine", "levante.nod|es.Machine")))
        .startsWith("levante-profile.yaml:");
    assertThat(defined(HEAD.replace("get_input: cpus", "get_input: c|pus")))
        .isEqualTo("t.yaml:5:5");
    assertThat(
            defined(HEAD + "  outputs:\n    a:\n      value: { get_property: [ fr|ont, region ] }"))
        .isEqualTo("t.yaml:10:5");
    assertThat(defined(HEAD.replace("region:", "reg|ion:"))).startsWith("levante-profile.yaml:");
  }

  @Test
  void importsLeadToTheirFilesAndNamesThroughThem() {
    assertThat(defined(OWN.replace("types/own", "types/o|wn"))).isEqualTo("types/own.yaml:1:1");
    assertThat(defined(OWN.replace("levante-profile", "leva|nte-profile")))
        .isEqualTo("levante-profile.yaml:1:1");
    assertThat(defined(OWN.replace("types/own.yaml ]", "{ file: types/o|wn.yaml } ]")))
        .isEqualTo("types/own.yaml:1:1");
    assertThat(
            defined(
                OWN.replace(
                    "types/own.yaml ]",
                    "{ file: own|.yaml, repository: r } ]\n"
                        + "repositories: { r: { url: types } }")))
        .isEqualTo("types/own.yaml:1:1");
    assertThat(defined(OWN.replace("types/own", "types/oth|er"))).isEmpty();
    assertThat(defined(OWN.replace("own.Front", "own.Fr|ont"))).isEqualTo("types/own.yaml:3:3");
    assertThat(defined(OWN.replace("region: here", "lab|el: here")))
        .isEqualTo("types/own.yaml:5:19");
  }

  @Test
  void capabilitiesAndRequirementsLeadToTheTypeThatHasThem() {
    assertThat(defined(OWN.replace("      host:", "      pa|ge:"))).isEqualTo("types/own.yaml:7:7");
    assertThat(defined(OWN + "      requirements:\n        - ne|ar: front\n"))
        .isEqualTo("types/own.yaml:9:9");
    assertThat(defined(OWN + "      requirements:\n        - near: fr|ont\n"))
        .isEqualTo("t.yaml:10:5");
    assertThat(defined(HEAD.replace("      host:", "      ho|st:")))
        .startsWith("levante-profile.yaml:");
  }

  @Test
  void everyNameOfAReferenceLeadsToWhatItMeans() {
    String start = OWN + "  outputs:\n    a:\n      value: { get_property: [ ";
    assertThat(defined(start + "front, lab|el ] }")).isEqualTo("types/own.yaml:5:19");
    assertThat(defined(start + "front, pa|ge, port ] }")).isEqualTo("types/own.yaml:7:7");
    assertThat(defined(start + "front, page, po|rt ] }")).startsWith("tosca-simple-1.");
    assertThat(defined(OWN.replace("here", "{ get_property: [ SE|LF, label ] }")))
        .isEqualTo("t.yaml:10:5");
    assertThat(hovered(start + "front, page, po|rt ] }")).contains("**port** (");
    assertThat(hovered(start.replace("property", "attribute") + "front, public_a|ddress ] }"))
        .contains("**public_address** (string), known when it runs");
  }

  @Test
  void everyNameOfAReferenceIsOffered() {
    String start = OWN + "  outputs:\n    a:\n      value: { get_property: [ ";
    assertThat(completed(start + "front, |")).contains("label", "page", "near");
    assertThat(completed(start + "front, page, |")).contains("port", "protocol");
    assertThat(completed(start + "front, near, |")).contains("idle_time");
  }

  @Test
  void versionsValidValuesAndBundledTypesAreOffered() {
    assertThat(completed("tosca_definitions_version: |"))
        .contains("tosca_simple_yaml_1_3", "tosca_simple_yaml_1_0");
    assertThat(completed(HEAD.replace("[ levante-profile.yaml ]", "[ |")))
        .contains("levante-profile.yaml", "im-profile.yaml");
    assertThat(
            completed(
                OWN.replace("      host:", "      page:")
                    .replace("num_cpus: { get_input: cpus }", "protocol: |")))
        .contains("get_input");
  }

  @Test
  void theOutlineNamesTypesInputsAndNodeTemplates() {
    List<Symbol> symbols =
        service.symbols(
            Asked.at("node_types:\n  own.A: { derived_from: tosca.nodes.Root }\n" + HEAD + "|")
                .draft());
    assertThat(symbols)
        .extracting(Symbol::name)
        .containsExactly("node_types", "inputs", "node_templates");
    assertThat(symbols.get(0).below())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.name()).isEqualTo("own.A");
              assertThat(one.detail()).isEqualTo("tosca.nodes.Root");
            });
    assertThat(symbols.get(2).below()).extracting(Symbol::name).containsExactly("front");
  }

  @Test
  void anInputThatIsYetToBeGivenIsNoProblemWhileWriting() {
    assertThat(service.diagnostics(Asked.at(HEAD.replace("      default: 2\n", "") + "|").draft()))
        .isEmpty();
  }

  @Test
  void everyPlaceOfEveryCutTextHasAnAnswer() {
    for (int end = 0; end <= HEAD.length(); end += 7) {
      Asked asked = Asked.at(HEAD.substring(0, end) + "|");
      assertThatCode(
              () -> {
                service.complete(asked.draft(), asked.line(), asked.column());
                service.hover(asked.draft(), asked.line(), asked.column());
                service.definition(asked.draft(), asked.line(), asked.column());
                service.symbols(asked.draft());
              })
          .doesNotThrowAnyException();
    }
  }
}
