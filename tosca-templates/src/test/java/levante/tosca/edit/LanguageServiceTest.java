package levante.tosca.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import levante.kernel.SourcePosition;
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

  private final LanguageService service = new LanguageService();

  /** The text with a caret in it. */
  private record Asked(LanguageService.Draft draft, int line, int column) {
    static Asked at(String marked) {
      int caret = marked.indexOf('|');
      String text = marked.substring(0, caret) + marked.substring(caret + 1);
      String before = marked.substring(0, caret);
      return new Asked(
          new LanguageService.Draft("t.yaml", text, ImportSource.NONE),
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
  void nodeTemplatesAreOfferedForARequirementInBothSpellings() {
    String start = HEAD + "    back:\n      type: levante.nodes.K3s\n      requirements:\n";
    assertThat(completed(start + "        - control_plane: |")).contains("front", "back");
    assertThat(completed(start + "        - control_plane:\n            node: |"))
        .contains("front", "back");
    assertThat(completed(start + "        - control_plane: { node: |")).contains("front", "back");
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
  void theOutlineNamesInputsAndNodeTemplates() {
    List<Symbol> symbols = service.symbols(Asked.at(HEAD + "|").draft());
    assertThat(symbols).extracting(Symbol::name).containsExactly("inputs", "node_templates");
    assertThat(symbols.get(1).below()).extracting(Symbol::name).containsExactly("front");
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
