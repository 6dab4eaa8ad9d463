package levante.cli.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import levante.cli.words.Colours;
import levante.cli.words.Terminal;
import levante.kernel.Diagnostic;
import levante.kernel.SourcePosition;
import levante.tosca.parse.ProblemCode;
import levante.tosca.show.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SARIF 2.1.0 demands of the parts that are used here, and what its schema demands of all. */
class SarifTest {
  private static final String SCHEMA = "/schema/sarif-schema-2.1.0.json";
  private static final String BROKEN =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      imports: [ levante-profile.yaml ]
      topology_template:
        inputs:
          unused: { type: strin }
        node_templates:
          front: { description: "😀", type: levante.nodes.Machin }
          back:
            type: levante.nodes.Machine
            properties:
              regoin: here
            requirements: [ host: front ]
      """;

  @TempDir private Path folder;

  private JsonNode log(String... files) throws IOException {
    StringWriter out = new StringWriter();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintWriter(out),
            new PrintWriter(new StringWriter()),
            Colours.OFF,
            Colours.OFF);
    List<String> words = new ArrayList<>(List.of("--sarif"));
    words.addAll(List.of(files));
    new ValidateVerb().execute(words, terminal);
    return new ObjectMapper().readTree(out.toString());
  }

  private JsonNode brokenLog(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, BROKEN);
    return log(file.toString());
  }

  private static JsonNode place(JsonNode result) {
    return result.path("locations").path(0).path("physicalLocation");
  }

  @Test
  void theLogHasWhatEveryLogMustHave() throws IOException {
    JsonNode log = brokenLog("t.yaml");
    assertThat(log.path("version").asText()).isEqualTo("2.1.0");
    assertThat(URI.create(log.path("$schema").asText()).getPath())
        .endsWith("/sarif-schema-2.1.0.json");
    assertThat(log.path("runs")).hasSize(1);
    JsonNode run = log.path("runs").path(0);
    assertThat(run.path("columnKind").asText()).isEqualTo("unicodeCodePoints");
    JsonNode driver = run.path("tool").path("driver");
    assertThat(driver.path("name").asText()).isEqualTo("levante");
    assertThat(driver.path("version").asText()).isNotBlank();
  }

  @Test
  void theLogIsWhatTheSchemaOfTheStandardAllows() throws IOException {
    assertThat(violations(brokenLog("t.yaml"))).isEmpty();
    assertThat(violations(log(empty()))).isEmpty();

    JsonNode wrong = brokenLog("t.yaml");
    ((ObjectNode) place(wrong.path("runs").path(0).path("results").path(0)).path("region"))
        .put("startLine", 0);
    assertThat(violations(wrong)).isNotEmpty();
  }

  private static List<String> violations(JsonNode log) throws IOException {
    try (InputStream schema = SarifTest.class.getResourceAsStream(SCHEMA)) {
      String text = new String(schema.readAllBytes(), StandardCharsets.UTF_8);
      return new ValidatorFactory()
              .withJsonNodeFactory(new JacksonNode.Factory())
              .validate(text, log.toString())
              .getErrors()
              .stream()
              .map(error -> error.getInstanceLocation() + ": " + error.getError())
              .toList();
    }
  }

  @Test
  void everyRuleIsThereOnceWithAnIdAndATextThatIsNotEmpty() throws IOException {
    JsonNode rules = log(empty()).path("runs").path(0).path("tool").path("driver").path("rules");
    Set<String> ids = new TreeSet<>();
    for (JsonNode rule : rules) {
      assertThat(ids.add(rule.path("id").asText())).isTrue();
      for (String text : List.of("shortDescription", "fullDescription", "help")) {
        assertThat(rule.path(text).path("text").asText()).as(text).isNotBlank();
      }
      assertThat(rule.path("defaultConfiguration").path("level").asText()).isEqualTo("error");
    }
    assertThat(ids).hasSize(ProblemCode.values().length);
  }

  private String empty() throws IOException {
    return Files.writeString(folder.resolve("empty.yaml"), "").toString();
  }

  @Test
  void everyResultNamesItsRuleItsLevelItsSentenceAndItsPlace() throws IOException {
    JsonNode run = brokenLog("t.yaml").path("runs").path(0);
    JsonNode rules = run.path("tool").path("driver").path("rules");
    assertThat(run.path("results")).hasSizeGreaterThanOrEqualTo(3);
    for (JsonNode result : run.path("results")) {
      JsonNode rule = rules.path(result.path("ruleIndex").asInt(-1));
      assertThat(rule.path("id").asText()).isEqualTo(result.path("ruleId").asText()).isNotBlank();
      assertThat(result.path("level").asText()).isIn("none", "note", "warning", "error");
      assertThat(result.path("message").path("text").asText()).isNotBlank();
      assertThat(result.path("locations")).hasSize(1);
      JsonNode region = place(result).path("region");
      for (String number : List.of("startLine", "startColumn", "endLine", "endColumn")) {
        assertThat(region.path(number).isInt()).as(number).isTrue();
        assertThat(region.path(number).asInt()).as(number).isPositive();
      }
      assertThat(region.path("endColumn").asInt())
          .isGreaterThanOrEqualTo(region.path("startColumn").asInt());
      assertThat(URI.create(place(result).path("artifactLocation").path("uri").asText()))
          .isNotNull();
    }
  }

  @Test
  void columnsCountCodePointsAlsoBehindAnEmoji() throws IOException {
    String line = BROKEN.lines().toList().get(6);
    int before = line.codePointCount(0, line.indexOf("levante.nodes.Machin"));
    JsonNode region = null;
    for (JsonNode result : brokenLog("t.yaml").path("runs").path(0).path("results")) {
      if (result.path("ruleId").asText().equals("TYPE_NOT_FOUND")
          && place(result).path("region").path("startLine").asInt() == 7) {
        region = place(result).path("region");
      }
    }
    assertThat(region).isNotNull();
    assertThat(region.path("startColumn").asInt()).isEqualTo(before + 1);
    assertThat(region.path("endColumn").asInt())
        .isEqualTo(before + 1 + "levante.nodes.Machin".length());
  }

  @Test
  void aNameWithSpacesAndAnEmojiIsAUriThatLeadsBackToTheFile() throws IOException {
    String name = "my templates/é 😀 100%#?.yaml";
    JsonNode result = brokenLog(name).path("runs").path(0).path("results").path(0);
    String uri = place(result).path("artifactLocation").path("uri").asText();
    assertThat(uri).startsWith("file:///").matches("[\\x21-\\x7e]+");
    assertThat(Path.of(URI.create(uri))).isEqualTo(folder.resolve(name));
  }

  @Test
  void aRelativeNameStaysRelativeAndIsEscaped() throws IOException {
    for (String name : List.of("a b/é 😀 100%#?.yaml", "a:b.yaml", "./t.yaml", "../x y.yaml")) {
      Diagnostic one =
          Diagnostic.error("INVALID_YAML", new SourcePosition(name, 1, 1, 0), "", "sentence");
      JsonNode log =
          new ObjectMapper().readTree(JsonText.of(Sarif.of(List.of(one), "1", Optional.empty())));
      String uri =
          place(log.path("runs").path(0).path("results").path(0))
              .path("artifactLocation")
              .path("uri")
              .asText();
      assertThat(uri).matches("[\\x21-\\x7e]+");
      URI parsed = URI.create(uri);
      assertThat(parsed.isAbsolute()).as(uri).isFalse();
      assertThat(Path.of(parsed.getPath()).normalize()).isEqualTo(Path.of(name).normalize());
    }
  }
}
