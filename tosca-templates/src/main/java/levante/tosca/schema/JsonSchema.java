package levante.tosca.schema;

import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.EvaluatorFactory;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.JsonNodeFactory;
import dev.harrel.jsonschema.JsonSchemaException;
import dev.harrel.jsonschema.SchemaResolver;
import dev.harrel.jsonschema.ValidatorFactory;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A JSON Schema, of draft 4 to 2020-12 as its {@code $schema} says. It may refer to its own parts
 * only, so that nothing is fetched, and its patterns are the caller's, so that they end.
 */
public final class JsonSchema implements TextSchema {
  private final Object schema;
  private final EvaluatorFactory patterns;

  private JsonSchema(Object schema, EvaluatorFactory patterns) {
    this.schema = schema;
    this.patterns = patterns;
  }

  /**
   * Reads a schema.
   *
   * @param patterns makes of a regular expression the test whether a text has a match somewhere;
   *     throws IllegalArgumentException where it is none
   */
  public static JsonSchema of(String text, Function<String, Predicate<String>> patterns)
      throws MalformedSchema {
    if (text.length() > LONGEST) {
      throw new MalformedSchema("it has more than %d characters".formatted(LONGEST));
    }
    try {
      Object schema = JsonText.parse(text);
      JsonParts.check(schema, patterns);
      JsonSchema read = new JsonSchema(schema, JsonPatterns.evaluators(patterns));
      read.registered(new Work());
      return read;
    } catch (MalformedText malformed) {
      throw new MalformedSchema("it is not JSON: " + malformed.getMessage());
    } catch (JsonSchemaException | IllegalArgumentException malformed) {
      throw new MalformedSchema(reason(malformed));
    } catch (Work.TooMuch | StackOverflowError tooMuch) {
      throw new MalformedSchema("it is too large");
    }
  }

  private static String reason(RuntimeException malformed) {
    return malformed instanceof dev.harrel.jsonschema.InvalidSchemaException invalid
        ? first(invalid.getErrors()).orElse("it is no JSON Schema")
        : malformed.getMessage();
  }

  private record Registered(dev.harrel.jsonschema.Validator validator, URI name) {}

  private Registered registered(Work work) {
    dev.harrel.jsonschema.Validator validator =
        new ValidatorFactory()
            .withJsonNodeFactory(new Trees(work))
            .withEvaluatorFactory(patterns)
            .withSchemaResolver(anything -> SchemaResolver.Result.empty())
            .createValidator();
    return new Registered(validator, validator.registerSchema(JsonTree.of(schema, work)));
  }

  @Override
  public Optional<String> misfit(String text) {
    try {
      Work work = new Work();
      Object value = JsonText.parse(text);
      Registered registered = registered(work);
      return first(
          registered.validator().validate(registered.name(), JsonTree.of(value, work)).getErrors());
    } catch (MalformedText malformed) {
      return Optional.of(malformed.getMessage());
    } catch (Work.TooMuch | StackOverflowError tooMuch) {
      return Optional.of("the schema asks for more work than is done here");
    } catch (JsonSchemaException unresolved) {
      return Optional.of(unresolved.getMessage());
    }
  }

  // Errors of parts come before those of the whole, which only count them.
  private static Optional<String> first(List<Error> errors) {
    return errors.stream()
        .map(
            error ->
                error.getInstanceLocation().isEmpty()
                    ? error.getError()
                    : "at %s: %s".formatted(error.getInstanceLocation(), error.getError()))
        .findFirst();
  }

  /** Nodes that count their looks together. */
  private record Trees(Work work) implements JsonNodeFactory {
    @Override
    public JsonNode wrap(Object node) {
      return node instanceof JsonNode already ? already : JsonTree.of(node, work);
    }

    @Override
    public JsonNode create(String text) {
      try {
        return JsonTree.of(JsonText.parse(text), work);
      } catch (MalformedText malformed) {
        throw new IllegalArgumentException(malformed.getMessage(), malformed);
      }
    }
  }
}
