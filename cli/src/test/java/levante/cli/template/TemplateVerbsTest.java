package levante.cli.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import levante.cli.words.Colours;
import levante.cli.words.Terminal;
import levante.cli.words.Verb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateVerbsTest {
  private static final String GOOD =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      imports: [ levante-profile.yaml ]
      topology_template:
        inputs:
          admin_password:
            type: string
            default: unset
          cpus:
            type: integer
            default: 2
        node_templates:
          front:
            type: levante.nodes.Machine
            properties:
              region: { get_input: admin_password }
            capabilities:
              host:
                properties:
                  num_cpus: { get_input: cpus }
        outputs:
          ip:
            value: { get_attribute: [ front, public_address ] }
      """;

  private static final String BAD = GOOD.replace("region:", "regoin:");

  @TempDir private Path folder;

  private record Ended(int code, String out, String err) {
    JsonNode json() throws IOException {
      return new ObjectMapper().readTree(out);
    }
  }

  private static Ended run(Verb verb, String stdin, String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(out),
            new PrintWriter(err),
            Colours.OFF,
            Colours.OFF);
    int code = verb.execute(List.of(words), terminal);
    return new Ended(code, out.toString(), err.toString());
  }

  private static Ended validate(String stdin, String... words) {
    return run(
        new ValidateVerb(),
        stdin,
        Stream.concat(Stream.of("-"), Stream.of(words)).toArray(String[]::new));
  }

  private Ended validate(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("t.yaml"), content);
    return run(new ValidateVerb(), "", file.toString(), "--json");
  }

  @Test
  void aTextIsReadInEveryEncodingThatYamlHasAMarkFor() throws IOException {
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      Ended ended = validate(("\ufeff" + BAD.replace("\n", "\r\n")).getBytes(charset));
      assertThat(ended.code()).as("%s: %s", charset, ended.err()).isEqualTo(1);
      assertThat(ended.json().get(0).get("line").asInt()).isEqualTo(15);
    }
  }

  @Test
  void aTextInAnotherEncodingIsSaidToBeSoWithItsLine() throws IOException {
    Ended ended = validate("a: b\nc: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("t.yaml is not a text in UTF-8 (line 2)");
    assertThat(ended.json()).isEmpty();
  }

  @Test
  void aGoodFileIsDescribedInOneLine() {
    Ended ended = validate(GOOD);
    assertThat(ended.out()).isEqualTo("stdin: fine: stdin, 1 node template, 1 machine\n");
    assertThat(ended.code()).isZero();
  }

  @Test
  void aMistakeIsUnderlinedInItsLine() {
    Ended ended = validate(BAD);
    assertThat(ended.out())
        .startsWith(
            """
            stdin:15:9: error[UNRECOGNIZED_PROPERTY]: a levante.nodes.Machine has no property 'regoin'
               |
            15 |         regoin: { get_input: admin_password }
               |         ^^^^^^
               = help: did you mean 'region'?

            """)
        .endsWith("stdin: 1 error\n");
    assertThat(ended.code()).isEqualTo(1);
  }

  @Test
  void jsonIsAnArrayOfDiagnosticsAndNothingElse() throws IOException {
    JsonNode first = validate(BAD, "--json").json().get(0);
    assertThat(first.path("code").asText()).isEqualTo("UNRECOGNIZED_PROPERTY");
    assertThat(first.path("severity").asText()).isEqualTo("error");
    assertThat(first.path("line").asInt()).isEqualTo(15);
    assertThat(first.path("column").asInt()).isEqualTo(9);
    assertThat(first.path("length").asInt()).isEqualTo(6);
    assertThat(first.path("path").asText()).endsWith("front/properties/regoin");
    assertThat(first.path("help").asText()).isEqualTo("did you mean 'region'?");
    assertThat(validate(GOOD, "--json").out()).isEqualTo("[]\n");
  }

  @Test
  void sarifPointsAtTheRuleAndTheRegion() throws IOException {
    JsonNode log = validate(BAD, "--sarif").json();
    assertThat(log.path("version").asText()).isEqualTo("2.1.0");
    JsonNode run = log.path("runs").path(0);
    JsonNode result = run.path("results").path(0);
    JsonNode rule =
        run.path("tool").path("driver").path("rules").path(result.path("ruleIndex").asInt());
    assertThat(rule.path("id").asText()).isEqualTo(result.path("ruleId").asText());
    JsonNode region = result.path("locations").path(0).path("physicalLocation").path("region");
    assertThat(region.path("startColumn").asInt()).isEqualTo(9);
    assertThat(region.path("endColumn").asInt()).isEqualTo(15);
  }

  @Test
  void inputsComeFromWordsAndFilesAndTheWordsWin() throws IOException {
    Path inputs =
        Files.writeString(
            folder.resolve("inputs.json"), "{\"cpus\": 8, \"admin_password\": \"x\"}");
    Ended shown =
        run(
            new ShowVerb(),
            GOOD,
            "-",
            "--json",
            "--inputs",
            inputs.toString(),
            "--input",
            "cpus=16");
    JsonNode front = shown.json().path("node_templates").path("front");
    assertThat(front.path("capabilities").path("host").path("properties").path("num_cpus").asInt())
        .isEqualTo(16);
    assertThat(front.path("properties").path("region").asText()).isEqualTo("x");
    assertThat(front.path("type").asText()).isEqualTo("levante.nodes.Machine");
    assertThat(
            shown
                .json()
                .path("outputs")
                .path("ip")
                .path("value")
                .path("get_attribute")
                .get(0)
                .asText())
        .isEqualTo("front");
  }

  @Test
  void aSecretInputIsHiddenInTheTreeWhereverItWentUnlessAskedFor() {
    assertThat(run(new ShowVerb(), GOOD, "-", "--input", "admin_password=tops3cret").out())
        .contains("region: ***")
        .contains("ip = <front.public_address>")
        .doesNotContain("tops3cret");
    assertThat(
            run(new ShowVerb(), GOOD, "-", "--show-secrets", "--input", "admin_password=tops3cret")
                .out())
        .contains("region: tops3cret");
  }

  @Test
  void drawingsNameTheNodeTemplates() {
    assertThat(run(new ShowVerb(), GOOD, "-", "--format", "dot").out())
        .startsWith("digraph \"stdin\" {")
        .contains("front\\nlevante.nodes.Machine");
    assertThat(run(new ShowVerb(), GOOD, "-", "--format", "mermaid").out())
        .contains("n0[\"front<br/>levante.nodes.Machine\"]");
  }

  @Test
  void whatCannotBeReadIsTwoAndTheOtherFilesAreReadAllTheSame() throws IOException {
    Path good = Files.writeString(folder.resolve("good.yaml"), GOOD);
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Ended ended =
        run(
            new ValidateVerb(),
            "",
            folder.resolve("none.yaml").toString(),
            empty.toString(),
            good.toString());
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.out()).contains("good.yaml: fine");
    assertThat(ended.err()).contains("there is no file", "in the folder " + empty);
    Ended shown = run(new ShowVerb(), "", folder.toString());
    assertThat(shown.code()).isEqualTo(2);
    assertThat(shown.err()).contains("is a folder; name a template in it");
  }

  @Test
  void aFolderStandsForAllTemplatesInItInTheOrderOfTheirNames() throws IOException {
    Files.writeString(folder.resolve("b.yaml"), GOOD);
    Path below = Files.createDirectory(folder.resolve("below"));
    Files.writeString(below.resolve("a.yml"), BAD);
    Files.writeString(below.resolve("notes.txt"), "no template");
    Ended ended = run(new ValidateVerb(), "", folder.toString());
    assertThat(ended.out().lines().filter(line -> line.matches(".*: (fine|1 error).*")))
        .containsExactly(
            folder.resolve("b.yaml") + ": fine: b, 1 node template, 1 machine",
            below.resolve("a.yml") + ": 1 error");
    assertThat(ended.out()).endsWith("2 files: 1 with errors; 1 error, 0 warnings\n");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(run(new ValidateVerb(), "", below.toString(), "--json").json()).hasSize(1);
  }

  @Test
  void aWrongCommandLineIsTwoWithWhatWouldBeRight() {
    assertThat(validate(GOOD, "--jsn").err()).contains("did you mean --json?");
    assertThat(validate(GOOD, "--jsn").code()).isEqualTo(2);
    assertThat(run(new ValidateVerb(), "").code()).isEqualTo(2);
    assertThat(validate(GOOD, "--input", "cpus").err()).contains("NAME=VALUE");
    assertThat(validate(GOOD, "--inputs").err()).contains("wants a value");
  }

  @Test
  void aLocalImportBesideTheFileIsRead() throws IOException {
    Files.writeString(
        folder.resolve("types.yaml"),
        """
        tosca_definitions_version: tosca_simple_yaml_1_3
        imports: [ levante-profile.yaml ]
        node_types:
          my.Front:
            derived_from: levante.nodes.Machine
        """);
    Path template =
        Files.writeString(
            folder.resolve("t.yaml"),
            GOOD.replace("[ levante-profile.yaml ]", "[ levante-profile.yaml, types.yaml ]")
                .replace("type: levante.nodes.Machine", "type: my.Front"));
    Ended ended = run(new ValidateVerb(), "", template.toString());
    assertThat(ended.out()).contains("fine");
  }

  @Test
  void tabsWideCharactersAndLongLinesKeepTheStrokesUnderTheirPlace() {
    assertThat(Excerpt.of("a\tb: x", 3, 1, 80).strokes()).isEqualTo("    ^");
    assertThat(Excerpt.of("ключ: 日本 x", 7, 2, 80).strokes()).isEqualTo("      ^^^^");
    Excerpt cut = Excerpt.of("x".repeat(500) + "HERE" + "y".repeat(500), 501, 4, 60);
    assertThat(cut.line()).hasSizeLessThanOrEqualTo(62).contains("HERE").startsWith("…");
    assertThat(cut.line().indexOf("HERE")).isEqualTo(cut.strokes().indexOf('^'));
    assertThat(Excerpt.of("a\u001b[31mb", 1, 1, 80).line()).doesNotContain("\u001b");
    assertThat(Excerpt.of("ab", 9, 0, 80).strokes()).isEqualTo("  ^");
  }
}
