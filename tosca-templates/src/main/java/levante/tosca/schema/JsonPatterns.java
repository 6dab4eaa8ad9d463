package levante.tosca.schema;

import dev.harrel.jsonschema.EvaluationContext;
import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.EvaluatorFactory;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SchemaParsingContext;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The keywords {@code pattern} and {@code patternProperties}, whose regular expressions have to
 * end: the library's own look at a text as long as they like.
 */
final class JsonPatterns {
  private JsonPatterns() {}

  static EvaluatorFactory evaluators(Function<String, Predicate<String>> patterns) {
    return new EvaluatorFactory.Builder()
        .withKeyword("pattern", (JsonNode node) -> OfText.read(node, patterns))
        .withKeyword(
            "patternProperties",
            (SchemaParsingContext context, JsonNode node) -> OfNames.read(context, node, patterns))
        .build();
  }

  // The library puts its own evaluator in the place of one that throws, so none does.
  private static Predicate<String> pattern(
      String expression, Function<String, Predicate<String>> patterns) {
    try {
      return patterns.apply(expression);
    } catch (IllegalArgumentException malformed) {
      return text -> false;
    }
  }

  private record OfText(Predicate<String> pattern, String written) implements Evaluator {
    static OfText read(JsonNode node, Function<String, Predicate<String>> patterns) {
      String written = node.isString() ? node.asString() : "(";
      return new OfText(JsonPatterns.pattern(written, patterns), written);
    }

    @Override
    public Result evaluate(EvaluationContext context, JsonNode node) {
      return !node.isString() || pattern.test(node.asString())
          ? Result.success()
          : Result.failure(
              "\"%s\" does not match the pattern %s".formatted(node.asString(), written));
    }
  }

  private record OfNames(Map<Predicate<String>, String> schemas) implements Evaluator {
    static OfNames read(
        SchemaParsingContext context, JsonNode node, Function<String, Predicate<String>> patterns) {
      Map<Predicate<String>, String> schemas = new LinkedHashMap<>();
      Map<String, JsonNode> written = node.isObject() ? node.asObject() : Map.of();
      written.forEach(
          (expression, schema) ->
              schemas.put(
                  JsonPatterns.pattern(expression, patterns), context.getAbsoluteUri(schema)));
      return new OfNames(schemas);
    }

    // Whatever names it took, the keyword additionalProperties leaves to it.
    @Override
    public Result evaluate(EvaluationContext context, JsonNode node) {
      if (!node.isObject()) {
        return Result.success();
      }
      boolean isValid = true;
      Set<String> taken = new HashSet<>();
      for (Map.Entry<String, JsonNode> member : node.asObject().entrySet()) {
        for (Map.Entry<Predicate<String>, String> schema : schemas.entrySet()) {
          if (schema.getKey().test(member.getKey())) {
            taken.add(member.getKey());
            isValid &= context.resolveInternalRefAndValidate(schema.getValue(), member.getValue());
          }
        }
      }
      return isValid ? Result.success(Set.copyOf(taken)) : Result.failure();
    }
  }
}
