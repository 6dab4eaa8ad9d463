package levante.tosca.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import levante.kernel.Diagnostic;
import levante.tosca.TemplateSource;
import org.junit.jupiter.api.Test;

class FormReaderTest {
  private static final Path CORPUS = Path.of("src/test/resources/corpus/templates");

  private static final String WRONG =
      """
                metadata:
                  tabs:
                    Bad: "[a"
                    Good:
                      - cpus:
                          enabld_by: cpus
                          enabled_by: disc
                      - cpu
                      - [ cpus ]
                topology_template:
                  inputs:
                    cpus: { type: integer }
                    disk: { type: scalar-unit.size }
                """;

  private static final String INPUTS =
      """
            topology_template:
              inputs:
                size: { type: scalar-unit.size, default: 8 GB, constraints: [ in_range: [ 1 GB, 2 TB ] ] }
                count: { type: integer, description: How many., constraints: [ greater_than: 0 ] }
                kind: { type: string, required: no, constraints: { valid_values: [ a, b ] } }
                name: { type: string, default: x, constraints: [ max_length: 9, pattern: "[a-z]+" ] }
                ports: { type: list, entry_schema: { type: integer }, default: [ 80, 443 ] }
            """;

  @Test
  void tabsByRegularExpressionAndByListHaveTheInputsThatTheyName() throws IOException {
    Form form = FormReader.read(corpus("kubernetes.yaml")).form();

    assertThat(form.title()).isEqualTo("Deploy a Kubernetes Virtual Cluster");
    assertThat(form.order()).contains(3);
    assertThat(form.icon()).contains("images/kubernetes.png");
    assertThat(form.children()).contains("helm.yaml").hasSizeGreaterThan(30);
    assertThat(form.tabs())
        .extracting(Form.Tab::name)
        .startsWith("FE Features", "WNs Features", "Kubernetes Data");
    assertThat(form.tabs().get(0).fields()).extracting(Form.Field::name).contains("fe_cpus");
    assertThat(form.tabs().get(0).fields()).allMatch(field -> field.name().startsWith("fe_"));
    assertThat(form.field("kube_cert_user_email").orElseThrow())
        .satisfies(
            field -> {
              assertThat(field.enabledBy()).contains("kube_cert_manager");
              assertThat(field.tagType()).contains("email");
            });
    assertThat(form.field("kube_allowed_cidr").orElseThrow().limits().patterns())
        .containsExactly("([0-9]{1,3}\\.){3}[0-9]{1,3}\\/[0-9]{1,2}");
  }

  @Test
  void everyTemplateOfTheCorpusHasAFormWithEachOfItsInputsOnce() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      for (Path file : files.sorted().toList()) {
        FormReader.Reading reading = FormReader.read(corpus(file.getFileName().toString()));
        List<String> names = reading.form().fields().map(Form.Field::name).toList();
        assertThat(names).as(file.toString()).doesNotHaveDuplicates();
        assertThat(reading.warnings()).as(file.toString()).isEmpty();
      }
    }
  }

  @Test
  void aChildsExpressionTakesItsOwnInputsOnly() throws IOException {
    TemplateSource child =
        corpus("kubernetes_elastic.yaml").onto(List.of(corpus("kubernetes.yaml")));

    Form form = FormReader.read(child).form();

    assertThat(form.title()).startsWith("Make Kubernetes Virtual Cluster Elastic");
    assertThat(form.tabs()).extracting(Form.Tab::name).contains("FE Features", "Elastic");
    assertThat(tab(form, "FE Features").fields()).isNotEmpty();
  }

  @Test
  void aFieldSaysWhatItsValueHasToKeepTo() {
    Form form = read(INPUTS);

    Form.Field size = form.field("size").orElseThrow();
    assertThat(size.unit()).contains("GB");
    assertThat(size.required()).isFalse();
    assertThat(size.limits().least()).contains(new Form.Bound("1 GB", false));
    assertThat(size.limits().most()).contains(new Form.Bound("2 TB", false));
    Form.Field count = form.field("count").orElseThrow();
    assertThat(count.required()).isTrue();
    assertThat(count.help()).isEqualTo("How many.");
    assertThat(count.limits().least()).contains(new Form.Bound(0L, true));
    assertThat(form.field("kind").orElseThrow())
        .satisfies(
            kind -> {
              assertThat(kind.required()).isFalse();
              assertThat(kind.limits().validValues()).containsExactly("a", "b");
            });
    assertThat(form.field("name").orElseThrow().limits().longest()).contains(9);
    assertThat(form.field("ports").orElseThrow())
        .satisfies(
            ports -> {
              assertThat(ports.entryType()).contains("integer");
              assertThat(ports.defaultValue()).contains(List.of(80L, 443L));
            });
    assertThat(form.tabs()).extracting(Form.Tab::name).containsExactly("Other");
  }

  @Test
  void wrongMetadataAreWarningsAtTheirPlaceAndTheRestIsRead() {
    FormReader.Reading reading = FormReader.read(new TemplateSource("t.yaml", WRONG));

    assertThat(reading.warnings())
        .allMatch(warning -> !warning.isError())
        .extracting(Diagnostic::toString)
        .containsExactly(
            "t.yaml:3:10: not a regular expression: Unclosed character class"
                + " [INVALID_CONSTRAINT]",
            "t.yaml:6:11: a field of a form has no 'enabld_by'; did you mean 'enabled_by'?"
                + " [UNRECOGNIZED_PROPERTY]",
            "t.yaml:7:23: the template has no input 'disc'; did you mean 'disk'? [UNKNOWN_INPUT]",
            "t.yaml:8:9: the template has no input 'cpu'; did you mean 'cpus'? [UNKNOWN_INPUT]",
            "t.yaml:9:9: the name of an input is wanted here, not a list [SYNTAX_ERROR]");
    assertThat(reading.form().tabs()).extracting(Form.Tab::name).containsExactly("Good", "Other");
  }

  @Test
  void anyTextHasAForm() {
    for (String text : List.of("", "- a", "{ unclosed", "metadata: 1", "metadata: { tabs: [] }")) {
      assertThat(read(text).title()).isEqualTo("t.yaml");
    }
  }

  @Test
  void anExpressionThatBacktracksForEverIsGivenUp() {
    assertThat(
            read("metadata: { tabs: { Slow: '(a+)+b' } }\ntopology_template: { inputs: { "
                    + "a".repeat(60)
                    + ": { type: string } } }\n")
                .tabs())
        .extracting(Form.Tab::name)
        .containsExactly("Other");
  }

  private static Form.Tab tab(Form form, String name) {
    return form.tabs().stream().filter(tab -> tab.name().equals(name)).findFirst().orElseThrow();
  }

  private static Form read(String text) {
    return FormReader.read(new TemplateSource("t.yaml", text)).form();
  }

  private static TemplateSource corpus(String file) throws IOException {
    return new TemplateSource(file, Files.readString(CORPUS.resolve(file)));
  }
}
