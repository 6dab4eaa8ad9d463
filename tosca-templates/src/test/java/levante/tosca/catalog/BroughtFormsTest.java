package levante.tosca.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import levante.kernel.Diagnostic;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.tosca.TemplateCompiler;
import levante.tosca.TemplateSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BroughtFormsTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();
  private static final BroughtForms FORMS = new BroughtForms(CATALOGUE, TemplateCompiler.bundled());

  private static final String OWN =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      imports: [ levante-profile.yaml ]
      description: Two machines of ours.
      metadata:
        display_name: Our machines
        icon: https://example.org/ours.png
        tag: ours
        tabs:
          Size: [ cpus ]
      topology_template:
        inputs:
          cpus:
            type: integer
            default: 2
            constraints: [ in_range: [ 1, 64 ] ]
          owner:
            type: string
            description: Who pays.
        node_templates:
          ours:
            type: levante.nodes.Machine
            capabilities:
              host:
                properties:
                  num_cpus: { get_input: cpus }
            properties:
              region: { get_input: owner }
      """;

  private static BroughtForms.Brought read(String text) {
    return FORMS.read(new TemplateSource("own.yaml", text), Map.of());
  }

  private static Stream<Catalogue.Entry> entries() {
    return CATALOGUE.entries().stream();
  }

  private static Stream<Catalogue.Entry> alone() {
    return entries().filter(entry -> !entry.isChild());
  }

  @Test
  void aTemplateOfAnybodysHasItsInputsInTheTabsOfItsMetadata() {
    BroughtForms.Brought brought = read(OWN);
    Form form = brought.form();
    assertThat(form.title()).isEqualTo("Our machines");
    assertThat(form.description()).isEqualTo("Two machines of ours.");
    assertThat(form.icon()).contains("https://example.org/ours.png");
    assertThat(form.tags()).containsExactly("ours");
    assertThat(form.tabs()).extracting(Form.Tab::name).containsExactly("Size", "Other");
    assertThat(form.field("owner").orElseThrow().required()).isTrue();
    assertThat(form.field("cpus").orElseThrow().limits().most().orElseThrow().value().toString())
        .isEqualTo("64");
    assertThat(brought.parents()).isEmpty();
    assertThat(brought.warnings()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void aCopyFromTheCatalogueHasTheSameFormAndTheSameParents(Catalogue.Entry entry) {
    TemplateSource copy = CATALOGUE.sources(List.of(entry.id())).get(0);
    BroughtForms.Brought brought = FORMS.read(copy, Map.of());
    assertThat(brought.form()).isEqualTo(entry.form());
    assertThat(brought.parents()).isEqualTo(entry.parents());
    assertThat(brought.warnings()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("alone")
  void whatCanBeAddedToATemplateOfTheCatalogueFitsItsCopyToo(Catalogue.Entry entry) {
    TemplateSource copy = CATALOGUE.sources(List.of(entry.id())).get(0);
    assertThat(FORMS.read(copy, Map.of()).children()).containsAll(entry.children());
  }

  @Test
  void whatNeedsNodesThatTheTemplateHasNotDoesNotFit() {
    assertThat(read(OWN).children())
        .doesNotContain("add-elasticity", "second-worker-type", "helm-chart");
    TemplateSource kubernetes = CATALOGUE.sources(List.of("kubernetes")).get(0);
    assertThat(FORMS.read(kubernetes, Map.of()).children()).contains("add-elasticity");
  }

  @Test
  void theFormOfAParentThatIsSentAlongIsPartOfIt() {
    String child =
        """
        tosca_definitions_version: tosca_simple_yaml_1_3
        imports: [ levante-profile.yaml ]
        metadata: { parents: [ kubernetes.yaml, somebody-elses.yaml ] }
        topology_template:
          inputs:
            colour: { type: string, default: blue }
        """;
    assertThat(read(child).parents()).containsExactly("kubernetes");
    assertThat(read(child).form().fields()).extracting(Form.Field::name).containsExactly("colour");
    TemplateSource onto =
        new TemplateSource("own.yaml", child).onto(CATALOGUE.sources(List.of("kubernetes")));
    BroughtForms.Brought whole = FORMS.read(onto, Map.of());
    assertThat(whole.form().fields())
        .extracting(Form.Field::name)
        .contains("colour")
        .containsAll(CATALOGUE.entry("kubernetes").form().fields().map(Form.Field::name).toList());
    assertThat(whole.children()).contains("add-elasticity");
  }

  @Test
  void childrenThatItsMetadataNameAreOfferedThoughItCannotBeDeployed() {
    String broken =
        OWN.replace("num_cpus:", "num_cpu:")
            .replace("  tag: ours\n", "  childs: [ add-elasticity.yaml, none.yaml ]\n");
    assertThat(read(broken).children()).containsExactly("add-elasticity");
  }

  @Test
  void aWrongTabIsAWarningWithItsPlace() {
    BroughtForms.Brought brought = read(OWN.replace("[ cpus ]", "[ cpu ]"));
    assertThat(brought.warnings())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.isError()).isFalse();
              assertThat(one.position().toString()).isEqualTo("own.yaml:9:13");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "just words", "- a\n- list\n", "a: [\n", "a: b\n\tc: d\n", "\u0007"})
  void whatIsNoMapInYamlIsRefusedWithItsPlace(String text) {
    assertThatExceptionOfType(LevanteException.class)
        .isThrownBy(() -> read(text))
        .satisfies(
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_TEMPLATE);
              assertThat(refusal.diagnostics()).isNotEmpty().allMatch(Diagnostic::isError);
            });
  }

  @Test
  void aParentThatCannotBeReadIsRefusedByItsName() {
    TemplateSource onto =
        new TemplateSource("own.yaml", OWN).onto(List.of(new TemplateSource("below.yaml", "a: [")));
    assertThatExceptionOfType(LevanteException.class)
        .isThrownBy(() -> FORMS.read(onto, new TreeMap<>()))
        .satisfies(
            refusal ->
                assertThat(refusal.diagnostics())
                    .allMatch(one -> one.position().file().equals("below.yaml")));
  }
}
