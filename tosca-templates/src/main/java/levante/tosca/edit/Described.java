package levante.tosca.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import levante.tosca.library.EffectiveType;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.types.PropertyDefinition;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;
import levante.tosca.value.Clauses;

/** What an editor says of types, properties and inputs: Markdown. */
final class Described {
  private Described() {}

  static String type(TypeKind kind, TypeDefinition type, Knowledge knowledge) {
    List<String> lines = new ArrayList<>();
    lines.add("**%s** (%s)".formatted(type.name(), kind.word()));
    String says = Knowledge.description(type.writtenAt());
    if (!says.isEmpty()) {
      lines.add("");
      lines.add(says);
    }
    Optional<EffectiveType> effective = knowledge.library().effective(kind, type.name());
    type.derivedFrom()
        .ifPresent(parent -> lines.add("\nDerived from `%s`.".formatted(parent.name())));
    effective.ifPresent(
        one -> {
          add(lines, "Properties", List.copyOf(one.properties().keySet()));
          add(lines, "Attributes", List.copyOf(one.attributes().keySet()));
          add(lines, "Capabilities", List.copyOf(one.capabilities().keySet()));
          add(
              lines,
              "Requirements",
              one.requirements().stream().map(requirement -> requirement.name()).toList());
        });
    return String.join("\n", lines);
  }

  private static void add(List<String> lines, String title, List<String> names) {
    if (!names.isEmpty()) {
      lines.add(
          names.stream()
              .map("`%s`"::formatted)
              .collect(Collectors.joining(", ", "\n" + title + ": ", ".")));
    }
  }

  static String property(PropertyDefinition property) {
    List<String> parts = new ArrayList<>();
    parts.add("**%s** (%s)".formatted(property.name(), schema(property)));
    property.description().map(String::strip).ifPresent(parts::add);
    boolean mustBeGiven = property.required() && property.defaultValue().isEmpty();
    parts.add(mustBeGiven ? "Has to be given." : "May be left out.");
    property
        .defaultValue()
        .flatMap(Cursor::scalar)
        .ifPresent(value -> parts.add("Default: `%s`.".formatted(value)));
    List<String> valid = validValues(property);
    if (!valid.isEmpty()) {
      parts.add("One of " + String.join(", ", valid) + ".");
    }
    return String.join("\n\n", parts);
  }

  static String attribute(PropertyDefinition attribute) {
    String says = attribute.description().map(String::strip).map("\n\n"::concat).orElse("");
    return "**%s** (%s), known when it runs%s".formatted(attribute.name(), schema(attribute), says);
  }

  static String schema(PropertyDefinition property) {
    String type = property.schema().type().name();
    return property
        .schema()
        .entry()
        .map(entry -> "%s of %s".formatted(type, entry.type().name()))
        .orElse(type);
  }

  static String input(Field input) {
    String type = input.value().get("type").flatMap(Cursor::scalar).orElse("string");
    String says = Knowledge.description(input);
    String standard =
        input
            .value()
            .get("default")
            .flatMap(Cursor::scalar)
            .map("\n\nDefault: `%s`."::formatted)
            .orElse("");
    return "**%s** (input, %s)%s%s"
        .formatted(input.name(), type, says.isEmpty() ? "" : "\n\n" + says, standard);
  }

  /** The values that the property's constraints allow, when they list them. */
  static List<String> validValues(PropertyDefinition property) {
    List<String> values = new ArrayList<>();
    property
        .schema()
        .constraints()
        .map(Clauses::at)
        .ifPresent(
            clauses ->
                clauses
                    .items()
                    .forEach(
                        clause ->
                            clause
                                .get("valid_values")
                                .ifPresent(
                                    list ->
                                        list.items()
                                            .forEach(one -> one.scalar().ifPresent(values::add)))));
    return values;
  }
}
