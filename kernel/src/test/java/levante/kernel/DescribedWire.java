package levante.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harrel.jsonschema.FormatEvaluatorFactory;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A wire as an OpenAPI document describes it, which says what in an answer is other than it is
 * described. It is stricter than a client has to be: a field that is not described is wrong.
 */
public final class DescribedWire {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COMPONENTS = "#/components/";

  private final JsonNode document;

  private DescribedWire(JsonNode document) {
    this.document = document;
  }

  /** The wire that a document in YAML describes. */
  public static DescribedWire of(String yaml) {
    return new DescribedWire(
        JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml)));
  }

  /** The whole document. */
  public JsonNode document() {
    return document;
  }

  /**
   * What is wrong with an answer in JSON; nothing when it is as described.
   *
   * @param operation a method and a path of the document, such as {@code GET /api/v1/jobs/{name}}
   */
  public List<String> misfits(String operation, int status, JsonNode answer) {
    int space = operation.indexOf(' ');
    JsonNode method =
        document
            .path("paths")
            .path(operation.substring(space + 1))
            .path(operation.substring(0, space).toLowerCase(Locale.ROOT));
    JsonNode schema =
        response(method.path("responses"), status)
            .path("content")
            .path("application/json")
            .path("schema");
    if (schema.isMissingNode()) {
      return List.of("%s has no answer %d in JSON".formatted(operation, status));
    }
    return misfits(schema, answer);
  }

  private JsonNode response(JsonNode responses, int status) {
    JsonNode response = responses.path(String.valueOf(status));
    return Optional.ofNullable(response.get("$ref"))
        .map(ref -> document.at(ref.asText().substring(1)))
        .orElse(response);
  }

  /** What is wrong with a body by a schema of this document. */
  public List<String> misfits(JsonNode schema, JsonNode body) {
    ObjectNode whole = JSON.createObjectNode();
    whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    whole.set("allOf", JSON.createArrayNode().add(schema.deepCopy()));
    whole.set("components", document.path("components").deepCopy());
    whole.path("components").path("schemas").forEach(DescribedWire::close);
    return validate(whole, body);
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object && object.has("properties")) {
      object.put("additionalProperties", false);
    }
  }

  /** What is wrong with a value by a schema that stands alone, such as OpenAPI's own. */
  public static List<String> validate(JsonNode schema, JsonNode value) {
    Validator validator =
        new ValidatorFactory()
            .withJsonNodeFactory(new JacksonNode.Factory())
            .withEvaluatorFactory(new FormatEvaluatorFactory())
            .createValidator();
    URI name = validator.registerSchema(schema);
    return validator.validate(name, value).getErrors().stream()
        .map(one -> one.getInstanceLocation() + ": " + one.getError())
        .toList();
  }

  /** Each reference within the document that leads to nothing. */
  public List<String> danglingReferences() {
    return document.findValuesAsText("$ref").stream()
        .filter(ref -> !ref.startsWith(COMPONENTS) || document.at(ref.substring(1)).isMissingNode())
        .toList();
  }

  /** All operations, such as {@code GET /api/v1/jobs}, with what is said of each. */
  public Map<String, JsonNode> operations() {
    Map<String, JsonNode> all = new TreeMap<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            all.put(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                method.getValue())));
    return all;
  }
}
