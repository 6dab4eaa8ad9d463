package levante.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import levante.kernel.DescribedWire;
import levante.kernel.ReferencePage;
import levante.provisioner.plan.StepHandler;
import levante.web.wiring.LevanteApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document is made of the resources, is OpenAPI, and describes what the pages show. */
class OpenApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final java.nio.file.Path PAGE =
      java.nio.file.Path.of("..", "docs", "reference", "rest-v1.md");
  private static final DescribedWire WIRE = DescribedWire.of(written());

  private static Stream<Class<?>> resources() {
    return new LevanteApplication()
        .getClasses().stream()
            .filter(
                one ->
                    one.isAnnotationPresent(Path.class)
                        && one.getAnnotation(Path.class).value().startsWith("/api/v1/"));
  }

  private static String written() {
    Javadoc javadoc = new Javadoc();
    Schemas schemas = new Schemas(javadoc);
    Outputs outputs = new Outputs(schemas);
    Map<String, Object> document = Heading.document();
    Operations operations = new Operations(javadoc, schemas, outputs);
    document.put("tags", operations.tags(resources()));
    document.put("paths", operations.of(resources()));
    document.put(
        "components",
        Schemas.of(
            "responses", outputs.errors(),
            "schemas", schemas.components(),
            "securitySchemes", Heading.securitySchemes()));
    return "# Generated from the resources in levante.web.rest.v1: -Dlevante.write=true\n"
        + Yaml.of(document);
  }

  @Test
  void theDocumentIsUpToDate() {
    ReferencePage.named("openapi.yaml").saysJust(written());
  }

  @Test
  void theDocumentIsOpenApi() throws IOException {
    try (InputStream schema = OpenApiTest.class.getResourceAsStream("/openapi-3.1.schema.json")) {
      assertThat(DescribedWire.validate(JSON.readTree(schema), WIRE.document())).isEmpty();
    }
    assertThat(WIRE.danglingReferences()).isEmpty();
    assertThat(WIRE.misfits(JSON.createObjectNode(), JSON.createObjectNode())).isEmpty();
  }

  @Test
  void operationsHaveNamesOfTheirOwnAndSayWhatTheyDo() {
    List<String> names = new ArrayList<>();
    WIRE.operations()
        .forEach(
            (call, operation) -> {
              names.add(operation.path("operationId").asText());
              assertThat(operation.path("summary").asText()).as(call).endsWith(".");
              assertThat(operation.path("tags")).as(call).hasSize(1);
            });
    assertThat(names).hasSizeGreaterThan(60).doesNotHaveDuplicates();
  }

  /** A call as the page writes it: with a path, or with its end after three dots. */
  private record Told(String verb, String path) {
    boolean is(String operation) {
      String whole = verb + " /api/v1" + path;
      return path.startsWith("...")
          ? operation.startsWith(verb + " ") && operation.endsWith(path.substring(3))
          : operation.equals(whole);
    }
  }

  private static List<Told> told() throws IOException {
    List<Told> calls = new ArrayList<>();
    Matcher call =
        Pattern.compile("`(GET|PUT|POST|DELETE)(?: ([^`?]+)[^`]*)?`")
            .matcher(
                Files.readAllLines(PAGE).stream()
                    .filter(line -> line.startsWith("| `"))
                    .map(line -> line.substring(0, line.indexOf(" | ")))
                    .collect(Collectors.joining("\n")));
    String path = "";
    while (call.find()) {
      path = call.group(2) == null ? path : call.group(2);
      calls.add(new Told(call.group(1), path));
    }
    return calls;
  }

  @Test
  void whatIsOnThePageIsInTheDocumentAndTheOtherWayRound() throws IOException {
    Set<String> described = WIRE.operations().keySet();
    List<Told> told = told();
    assertThat(told).allMatch(call -> described.stream().anyMatch(call::is));
    assertThat(described).allMatch(one -> told.stream().anyMatch(call -> call.is(one)));
  }

  @Test
  void theStepsOfAPlanAreThoseThereAre() {
    List<String> words = new ArrayList<>();
    WIRE.document()
        .at("/components/schemas/PlanStep/properties/action/enum")
        .forEach(one -> words.add(one.asText()));
    assertThat(words)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(StepHandler.class.getDeclaredMethods())
                .map(method -> method.getName().replaceAll("([A-Z])", "-$1"))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .toList());
  }

  /** The examples of the page, by the calls that answer them. */
  static Stream<String> examples() throws IOException {
    return Pattern.compile(
            "^## ((?:GET|POST) \\S+)\\n(?:(?!^## )[\\s\\S])*?```json", Pattern.MULTILINE)
        .matcher(Files.readString(PAGE))
        .results()
        .map(found -> found.group(1));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleOfThePageIsAsTheDocumentSays(String call) throws IOException {
    String text =
        Pattern.compile(
                "^## %s[^\\n]*\\n[\\s\\S]*?```json\\n([\\s\\S]*?)```"
                    .formatted(Pattern.quote(call)),
                Pattern.MULTILINE)
            .matcher(Files.readString(PAGE))
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    JsonNode example = JSON.readTree(text);
    String operation = call.replaceFirst(" /", " /api/v1/").replaceAll("[?].*", "");
    assertThat(WIRE.misfits(operation, 200, example)).isEmpty();
  }
}
