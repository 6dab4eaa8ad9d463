package levante.web.rest.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import levante.cli.template.ValidateVerb;
import levante.cli.words.Colours;
import levante.cli.words.Terminal;
import levante.tosca.TemplateCompiler;
import levante.web.rest.JsonBodies;
import levante.web.rest.v1.view.ValidationView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command line and the server tell the same of a template, field by field. */
class SameDiagnosticsTest {
  private static final List<String> FIELDS =
      List.of("code", "severity", "file", "line", "column", "length", "path", "message", "help");
  private static final TemplateCompiler COMPILER = TemplateCompiler.bundled();

  private static final String GOOD =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      imports: [ levante-profile.yaml ]
      topology_template:
        inputs:
          cpus: { type: integer, default: 2 }
        node_templates:
          front:
            type: levante.nodes.Machine
            capabilities:
              host:
                properties: { num_cpus: { get_input: cpus } }
      """;

  @TempDir private Path folder;

  static List<String> broken() {
    return List.of(
        "",
        "just words",
        "tosca_definitions_version: tosca_simple_yaml_1_3\ntopology_template: [\n",
        "a: \u0000",
        GOOD.replace("num_cpus:", "num_cpuss:"),
        GOOD.replace("nodes.Machine", "nodes.Machin").replace("{ get_input: cpus }", "lots"),
        GOOD.replace("front:", "\"😀 front\":").replace("get_input: cpus", "get_input: cpu"),
        GOOD.replace(", default: 2", ""),
        GOOD.replace("[ levante-profile.yaml ]", "[ https://example.org/types.yaml ]"),
        GOOD.replace("imports:", "metadata: { parents: [ none.yaml ] }\nimports:"),
        GOOD.replace("imports: [ levante-profile.yaml ]\n", ""),
        GOOD + "    requirements: [ { host: front } ]\n  colour: blue\n");
  }

  private JsonNode ofCommandLine(String template) throws IOException {
    Path file = Files.writeString(folder.resolve("template.yaml"), template);
    StringWriter out = new StringWriter();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintWriter(out),
            new PrintWriter(new StringWriter()),
            Colours.OFF,
            Colours.OFF);
    int code = new ValidateVerb().execute(List.of("--json", file.toString()), terminal);
    assertThat(code).isEqualTo(1);
    // The command line names files as they were typed, the server by a name of its own.
    return new ObjectMapper().readTree(out.toString().replace(folder + "/", ""));
  }

  private static JsonNode ofServer(String template) throws IOException {
    ValidationView view =
        ValidationView.of(
            COMPILER.compile(
                new Templates().of(template.getBytes(StandardCharsets.UTF_8), List.of()),
                Map.of()));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    new JsonBodies()
        .writeTo(
            view,
            ValidationView.class,
            ValidationView.class,
            new Annotation[0],
            MediaType.APPLICATION_JSON_TYPE,
            null,
            body);
    return new ObjectMapper().readTree(body.toByteArray()).path("diagnostics");
  }

  @ParameterizedTest
  @MethodSource("broken")
  void everyDiagnosticIsTheSameOnTheCommandLineAndOverRest(String template) throws IOException {
    JsonNode typed = ofCommandLine(template);
    JsonNode sent = ofServer(template);
    assertThat(typed).isNotEmpty().hasSameSizeAs(sent);
    for (int i = 0; i < typed.size(); i++) {
      for (String field : FIELDS) {
        assertThat(value(typed.path(i), field))
            .as("%s of %s", field, typed.path(i))
            .isEqualTo(value(sent.path(i), field));
      }
      assertThat(names(typed.path(i))).isSubsetOf(FIELDS);
      assertThat(names(sent.path(i))).containsExactlyInAnyOrderElementsOf(FIELDS);
    }
  }

  @Test
  void theTemplatesHaveDiagnosticsWithAndWithoutHelp() throws IOException {
    Set<String> helps = new TreeSet<>();
    for (String template : broken()) {
      ofServer(template).forEach(one -> helps.add(one.path("help").asText("")));
    }
    assertThat(helps)
        .contains("", "did you mean 'num_cpus'?", "give the input 'cpus' a value")
        .hasSizeGreaterThanOrEqualTo(5)
        .noneMatch(help -> help.contains("--"));
  }

  /** What is absent, the command line leaves out and the server writes as null. */
  private static String value(JsonNode diagnostic, String field) {
    JsonNode value = diagnostic.path(field);
    return value.isMissingNode() || value.isNull() ? "absent" : value.toString();
  }

  private static Set<String> names(JsonNode diagnostic) {
    Set<String> names = new TreeSet<>();
    diagnostic.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
