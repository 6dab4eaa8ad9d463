package levante.tosca.schema;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Checks what the library does not: that a schema refers to its own parts only, and to such as it
 * has, and that its patterns are regular expressions.
 */
final class JsonParts {
  private static final Set<String> WORDS = Set.of("$ref", "$dynamicRef", "$recursiveRef");
  private static final Set<String> VALUES = Set.of("const", "enum", "default", "examples");

  private final Object root;
  private final Function<String, Predicate<String>> patterns;

  private JsonParts(Object root, Function<String, Predicate<String>> patterns) {
    this.root = root;
    this.patterns = patterns;
  }

  static void check(Object schema, Function<String, Predicate<String>> patterns)
      throws MalformedSchema {
    new JsonParts(schema, patterns).walk(schema);
  }

  private void walk(Object node) throws MalformedSchema {
    if (node instanceof List<?> items) {
      for (Object item : items) {
        walk(item);
      }
    }
    if (node instanceof Map<?, ?> members) {
      for (Map.Entry<?, ?> member : members.entrySet()) {
        String name = (String) member.getKey();
        check(name, member.getValue());
        if (!VALUES.contains(name)) {
          walk(member.getValue());
        }
      }
    }
  }

  private void check(String name, Object value) throws MalformedSchema {
    if (WORDS.contains(name) && value instanceof String reference) {
      check(reference);
    }
    if (name.equals("pattern") && value instanceof String expression) {
      checkPattern(expression);
    }
    if (name.equals("patternProperties") && value instanceof Map<?, ?> byPattern) {
      byPattern.keySet().forEach(expression -> checkPattern((String) expression));
    }
  }

  // Whoever makes patterns throws on what is none.
  private void checkPattern(String expression) {
    Predicate<String> unused = patterns.apply(expression);
  }

  private void check(String reference) throws MalformedSchema {
    if (!reference.startsWith("#")) {
      throw new MalformedSchema(
          "it refers to '%s'; a schema may refer to its own parts only, such as '#/$defs/name'"
              .formatted(reference));
    }
    // A name after the sign is an anchor's, which the validator looks for.
    if (reference.startsWith("#/") && !isThere(reference.substring(2))) {
      throw new MalformedSchema("it refers to '%s', which it does not have".formatted(reference));
    }
  }

  private boolean isThere(String pointer) {
    Object at = root;
    for (String step : pointer.split("/", -1)) {
      String name = step.replace("~1", "/").replace("~0", "~");
      if (at instanceof Map<?, ?> members && members.containsKey(name)) {
        at = members.get(name);
      } else if (at instanceof List<?> items && isIndex(name, items.size())) {
        at = items.get(Integer.parseInt(name));
      } else {
        return false;
      }
    }
    return true;
  }

  private static boolean isIndex(String name, int size) {
    return name.matches("[0-9]{1,6}") && Integer.parseInt(name) < size;
  }
}
