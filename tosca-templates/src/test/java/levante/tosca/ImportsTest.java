package levante.tosca;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportsTest {
  private static final TemplateCompiler COMPILER = TemplateCompiler.bundled();
  private static final String VERSION = "tosca_definitions_version: tosca_simple_yaml_1_3\n";
  private static final String TYPES =
      VERSION + "node_types: { own.Root: { derived_from: tosca.nodes.Root } }\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[ types.yaml ]",
        "types.yaml",
        "[ { file: types.yaml } ]",
        "[ { types: types.yaml } ]",
        "[ { types: { file: types.yaml } } ]",
        "{ types: types.yaml }",
        "{ types: { file: types.yaml, namespace_uri: 'http://own' } }",
        "[ { file: types.yaml, repository: here } ]",
        "[ ./types.yaml, types.yaml ]"
      })
  void everySpellingOfAnImportBringsTheTypesIn(String imports) {
    assertThat(problems(imports, "own.Root", Map.of("types.yaml", TYPES))).isEmpty();
  }

  @Test
  void typesUnderAPrefixAreNamedWithIt() {
    String imports = "[ { file: types.yaml, namespace_prefix: mine } ]";

    assertThat(problems(imports, "mine:own.Root", Map.of("types.yaml", TYPES))).isEmpty();
    assertThat(problems(imports, "own.Root", Map.of("types.yaml", TYPES)))
        .containsExactly("main.yaml:5:18 TYPE_NOT_FOUND");
  }

  @Test
  void importsOfImportsCountAndAreRelativeToTheirFile() {
    Map<String, String> files =
        Map.of(
            "a/one.yaml", VERSION + "imports: [ ../b/two.yaml, shared.yaml ]\n",
            "b/two.yaml", VERSION + "imports: [ ../a/shared.yaml ]\n",
            "a/shared.yaml", TYPES);

    assertThat(problems("[ a/one.yaml ]", "own.Root", files)).isEmpty();
  }

  @Test
  void aCircleOfImportsIsToldWhereItCloses() {
    Map<String, String> files =
        Map.of(
            "one.yaml", TYPES + "imports: [ two.yaml ]\n",
            "two.yaml", VERSION + "imports: [ one.yaml ]\n");

    assertThat(problems("[ one.yaml ]", "own.Root", files))
        .containsExactly("two.yaml:2:12 CYCLIC_IMPORT");
  }

  @Test
  void aChainOfImportsWithoutEndEnds() {
    Map<String, String> files = new TreeMap<>();
    for (int i = 0; i < 100; i++) {
      files.put(i + ".yaml", VERSION + "imports: [ %d.yaml ]\n".formatted(i + 1));
    }

    assertThat(problems("[ 0.yaml ]", "tosca.nodes.Root", files))
        .singleElement()
        .asString()
        .endsWith("CYCLIC_IMPORT");
  }

  @Test
  void mistakesOfAnImportedFileAreToldInThatFile() {
    String wrong = "node_types: { own.Root: { derived_from: tosca.nodes.Rot } }\n";

    assertThat(problems("[ types.yaml ]", "own.Root", Map.of("types.yaml", wrong)))
        .contains("types.yaml:1:1 MISSING_TOSCA_VERSION", "types.yaml:1:41 TYPE_NOT_FOUND");
  }

  @Test
  void whatIsNotThereOrNotToBeReadIsToldAtTheImport() {
    assertThat(problems("[ absent.yaml ]", "tosca.nodes.Root", Map.of()))
        .containsExactly("main.yaml:2:12 IMPORT_NOT_FOUND");
    assertThat(problems("[ https://example.org/types.yaml ]", "tosca.nodes.Root", Map.of()))
        .containsExactly("main.yaml:2:12 IMPORT_REFUSED");
    assertThat(problems("[ { file: a, repository: her } ]", "tosca.nodes.Root", Map.of()))
        .containsExactly("main.yaml:2:35 UNKNOWN_REPOSITORY");
  }

  @Test
  void aFileThatHasNotTheStatedDigestIsRefused() {
    String imports = "[ { file: types.yaml, metadata: { sha256: '%s' } } ]";

    assertThat(problems(imports.formatted("0".repeat(64)), "own.Root", Map.of("types.yaml", TYPES)))
        .contains("main.yaml:2:20 IMPORT_REFUSED");
    assertThat(problems(imports.formatted("0"), "own.Root", Map.of("types.yaml", TYPES)))
        .containsExactly("main.yaml:2:52 INVALID_VALUE");
  }

  private static List<String> problems(String imports, String type, Map<String, String> files) {
    String text =
        VERSION
            + "imports: "
            + imports
            + "\nrepositories: { here: . }\n"
            + "topology_template: { node_templates: { node: {\n           type: "
            + type
            + " } } }\n";
    TemplateSource source = new TemplateSource("main.yaml", text, List.of(), new TreeMap<>(files));
    return COMPILER
        .compile(source, Map.of())
        .match(
            compiled -> List.of(),
            rejected ->
                rejected.problems().stream()
                    .map(one -> one.position() + " " + one.code())
                    .toList());
  }
}
