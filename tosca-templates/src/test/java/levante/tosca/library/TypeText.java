package levante.tosca.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import levante.tosca.parse.Cursor;
import levante.tosca.types.CapabilityDefinition;
import levante.tosca.types.InterfaceDefinition;
import levante.tosca.types.PropertyDefinition;
import levante.tosca.types.RequirementDefinition;
import levante.tosca.types.Schema;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeName;
import levante.tosca.value.Clauses;

/** One type as the page of types tells it. */
final class TypeText {
  private final StringBuilder text = new StringBuilder();

  private TypeText() {}

  static String of(TypeDefinition type) {
    TypeText page = new TypeText();
    page.head(type);
    page.values("Properties", type.properties());
    page.values("Attributes", type.attributes());
    page.list("Capabilities", type.capabilities().values().stream().map(page::capability).toList());
    page.list("Requirements", type.requirements().stream().map(page::requirement).toList());
    page.list("Interfaces", type.interfaces().values().stream().map(page::operations).toList());
    page.list("Artifacts", type.artifacts().keySet().stream().map("`%s`"::formatted).toList());
    return page.text.toString();
  }

  private void head(TypeDefinition type) {
    text.append("\n#### %s\n".formatted(type.name()));
    type.description().ifPresent(one -> text.append("\n%s\n".formatted(one)));
    List<String> facts = new ArrayList<>();
    type.derivedFrom().ifPresent(one -> facts.add("derived from `%s`".formatted(one.name())));
    if (type.isAbstract()) {
      facts.add("abstract");
    }
    if (!type.allowed().isEmpty()) {
      facts.add(type.kind().allowedKey().orElseThrow() + " " + names(type.allowed()));
    }
    type.basis()
        .flatMap(Schema::constraints)
        .ifPresent(one -> facts.add("constraints " + written(one)));
    if (!facts.isEmpty()) {
      text.append("\n%s\n".formatted(String.join("; ", facts)));
    }
  }

  private void values(String title, SortedMap<String, PropertyDefinition> definitions) {
    if (definitions.isEmpty()) {
      return;
    }
    text.append(
        "\n| %s | Type | Default | Constraints | |\n|---|---|---|---|---|\n".formatted(title));
    for (PropertyDefinition one : definitions.values()) {
      boolean needed = title.equals("Properties") && one.required() && one.defaultValue().isEmpty();
      text.append(
          "| `%s`%s | %s | %s | %s | %s |\n"
              .formatted(
                  one.name(),
                  needed ? " *" : "",
                  type(one.schema()),
                  one.defaultValue().map(TypeText::code).orElse(""),
                  one.schema().constraints().map(TypeText::written).orElse(""),
                  description(one)));
    }
  }

  private static String description(PropertyDefinition one) {
    String status =
        one.status() == PropertyDefinition.Status.SUPPORTED
            ? ""
            : " (" + one.status().name().toLowerCase(java.util.Locale.ROOT) + ")";
    return cell(one.description().orElse("")) + status;
  }

  private static String type(Schema schema) {
    String entry = schema.entry().map(one -> " of " + type(one)).orElse("");
    return schema.type().name() + entry;
  }

  private String capability(CapabilityDefinition one) {
    String sources = one.sources().isEmpty() ? "" : ", for " + names(one.sources());
    return "`%s`: `%s`%s".formatted(one.name(), one.type().name(), sources);
  }

  private String requirement(RequirementDefinition one) {
    Optional<String> node = one.node().map(type -> ", node `%s`".formatted(type.name()));
    Optional<String> by = one.relationship().map(type -> ", by `%s`".formatted(type.name()));
    return "`%s`: `%s`%s%s, %s"
        .formatted(
            one.name(),
            one.capability().name(),
            node.orElse(""),
            by.orElse(""),
            one.occurrences().inWords());
  }

  private String operations(InterfaceDefinition one) {
    String type = one.type().map(named -> " `%s`".formatted(named.name())).orElse("");
    String operations =
        one.operations().isEmpty() ? "" : ": " + String.join(", ", one.operations().keySet());
    return one.name() + type + operations;
  }

  private void list(String title, List<String> items) {
    if (!items.isEmpty()) {
      text.append("\n%s:\n\n".formatted(title));
      items.forEach(item -> text.append("- %s\n".formatted(item)));
    }
  }

  private static String names(List<TypeName> types) {
    return String.join(", ", types.stream().map(type -> "`%s`".formatted(type.name())).toList());
  }

  private static String written(Clauses clauses) {
    return code(clauses.at());
  }

  private static String code(Cursor at) {
    return "`%s`".formatted(cell(flow(at)));
  }

  private static String flow(Cursor at) {
    if (at.isMap()) {
      return String.join(
          ", ", at.fields().stream().map(one -> one.name() + ": " + flow(one.value())).toList());
    }
    return at.isList()
        ? "[ %s ]".formatted(String.join(", ", at.items().stream().map(TypeText::flow).toList()))
        : at.scalar().filter(one -> !one.isEmpty()).orElse("\"\"");
  }

  private static String cell(String text) {
    return text.replaceAll("\\s+", " ").replace("|", "\\|").strip();
  }
}
