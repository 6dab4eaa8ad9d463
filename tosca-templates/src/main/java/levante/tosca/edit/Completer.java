package levante.tosca.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import levante.tosca.edit.Suggestion.Kind;
import levante.tosca.library.BundledProfile;
import levante.tosca.library.EffectiveType;
import levante.tosca.parse.Field;
import levante.tosca.types.TypeKind;
import levante.tosca.value.ScalarType;

/** What may be written at a spot. */
final class Completer {
  private static final List<String> VERSIONS =
      List.of(
          "tosca_simple_yaml_1_3",
          "tosca_simple_yaml_1_2",
          "tosca_simple_yaml_1_1",
          "tosca_simple_yaml_1_0");

  private final Grammar grammar;
  private final Knowledge knowledge;
  private final List<Suggestion> found = new ArrayList<>();

  Completer(Grammar grammar, Knowledge knowledge) {
    this.grammar = grammar;
    this.knowledge = knowledge;
  }

  List<Suggestion> at(Place place) {
    Spot spot = Spot.of(place.path(), grammar, knowledge);
    boolean key = place.slot() == Place.Slot.KEY;
    switch (spot.kind()) {
      case SECTION -> section(spot, key, place);
      case ASSIGNED -> assigned(spot);
      case VALUE -> value(spot, key, place);
      case FUNCTION -> arguments(spot, place);
      case NAMES, UNKNOWN -> {}
    }
    return List.copyOf(found);
  }

  private void section(Spot spot, boolean key, Place place) {
    if (key) {
      grammar
          .section(spot.name())
          .forEach((name, entry) -> add(Kind.KEY, name, name + ": ", "", entry.says()));
    } else if (spot.name().equals("requirement_assignment")) {
      targets(spot, place.path());
    }
    if (spot.name().equals("import") && place.path().get(place.path().size() - 1).equals("-")) {
      files();
    }
  }

  private void files() {
    BundledProfile.files().forEach(one -> add(Kind.VALUE, one, one, "bundled types", ""));
  }

  // What may serve the requirement whose name is the last of the path, or the last but one.
  private void targets(Spot spot, List<String> path) {
    int last = path.lastIndexOf("node") == path.size() - 1 ? path.size() - 2 : path.size() - 1;
    List<Field> fitting =
        spot.subject()
            .flatMap(type -> type.requirement(path.get(last)))
            .map(knowledge::fitting)
            .orElseGet(() -> knowledge.topology("node_templates"));
    fitting.forEach(this::nodeTemplate);
  }

  private void assigned(Spot spot) {
    spot.subject().ifPresent(type -> assigned(spot.name(), type));
  }

  private void assigned(String what, EffectiveType type) {
    switch (what) {
      case "properties" -> properties(type);
      case "capabilities" ->
          type.capabilities()
              .forEach((name, one) -> add(Kind.KEY, name, name + ":", one.type().name(), ""));
      case "requirements" ->
          type.requirements()
              .forEach(
                  one ->
                      add(
                          Kind.KEY,
                          one.name(),
                          one.name() + ": ",
                          one.node().map(node -> node.name()).orElse(one.capability().name()),
                          ""));
      default -> type.interfaces().keySet().forEach(one -> add(Kind.KEY, one, one + ":", "", ""));
    }
  }

  private void properties(EffectiveType type) {
    type.properties()
        .forEach(
            (name, one) ->
                add(
                    Kind.PROPERTY,
                    name,
                    name + ": ",
                    Described.schema(one),
                    Described.property(one)));
  }

  private void value(Spot spot, boolean key, Place place) {
    Optional<TypeKind> kind =
        Arrays.stream(TypeKind.values())
            .filter(one -> spot.name().equals(one.name().toLowerCase(Locale.ROOT) + "_type"))
            .findFirst();
    kind.ifPresent(this::types);
    switch (spot.name()) {
      case "version" -> VERSIONS.forEach(one -> add(Kind.VALUE, one, one, "", ""));
      case "boolean" -> booleans();
      case "file" -> files();
      case "node_template" -> {
        if (place.path().contains("requirements")) {
          targets(spot, place.path());
        } else {
          nodeTemplates();
        }
      }
      case "target" -> {
        nodeTemplates();
        knowledge
            .topology("groups")
            .forEach(one -> add(Kind.VALUE, one.name(), one.name(), "group", ""));
      }
      case "expression" -> functions(key);
      case "property" -> property(spot, key);
      default -> {}
    }
  }

  private void property(Spot spot, boolean key) {
    spot.property()
        .ifPresent(
            one -> {
              Described.validValues(one)
                  .forEach(value -> add(Kind.VALUE, value, value, one.name(), ""));
              if (one.schema().type().name().equals("boolean")) {
                booleans();
              }
              parts(one.schema().type().name());
            });
    functions(key);
  }

  // The parts of a value of a complex data type.
  private void parts(String dataType) {
    knowledge.library().effective(TypeKind.DATA, dataType).ifPresent(this::properties);
  }

  private void functions(boolean key) {
    grammar
        .functions()
        .forEach(
            (name, entry) ->
                add(
                    Kind.FUNCTION,
                    name,
                    key ? name + ": " : "{ " + name + ": ",
                    "function",
                    entry.says()));
  }

  private void arguments(Spot spot, Place place) {
    switch (spot.name()) {
      case "get_input" ->
          knowledge
              .topology("inputs")
              .forEach(
                  one -> add(Kind.INPUT, one.name(), one.name(), "input", Described.input(one)));
      case "get_nodes_of_type" -> types(TypeKind.NODE);
      case "concat", "join", "token" -> functions(place.slot() == Place.Slot.KEY);
      default -> references(spot, place);
    }
  }

  private void references(Spot spot, Place place) {
    if (place.before().isEmpty()) {
      add(Kind.VALUE, "SELF", "SELF", "this node template", "");
      add(Kind.VALUE, "HOST", "HOST", "what hosts this node template", "");
      nodeTemplates();
      return;
    }
    knowledge
        .owner(place.before(), spot.subject())
        .ifPresent(owner -> parts(owner, spot.name().equals("get_attribute"), place));
  }

  private void parts(EffectiveType owner, boolean attributesToo, Place place) {
    if (attributesToo) {
      owner
          .attributes()
          .forEach(
              (name, one) -> add(Kind.PROPERTY, name, name, "attribute", Described.attribute(one)));
    }
    owner
        .properties()
        .forEach(
            (name, one) -> add(Kind.PROPERTY, name, name, "property", Described.property(one)));
    if (place.before().size() == 1) {
      owner.capabilities().keySet().forEach(name -> add(Kind.KEY, name, name, "capability", ""));
      owner.requirements().forEach(one -> add(Kind.KEY, one.name(), one.name(), "requirement", ""));
    }
  }

  private void nodeTemplates() {
    knowledge.topology("node_templates").forEach(this::nodeTemplate);
  }

  private void nodeTemplate(Field node) {
    String type =
        knowledge.typeOf("node_templates", node.name()).map(EffectiveType::name).orElse("");
    add(Kind.NODE_TEMPLATE, node.name(), node.name(), type, Knowledge.description(node));
  }

  private void types(TypeKind kind) {
    if (kind == TypeKind.DATA) {
      ScalarType.names().forEach(one -> add(Kind.TYPE, one, one, "basic type", ""));
      List.of("list", "map").forEach(one -> add(Kind.TYPE, one, one, "basic type", ""));
    }
    for (String name : knowledge.library().names(kind)) {
      knowledge
          .library()
          .find(kind, name)
          .ifPresent(
              type ->
                  add(Kind.TYPE, name, name, kind.word(), Knowledge.description(type.writtenAt())));
    }
  }

  private void booleans() {
    List.of("true", "false").forEach(one -> add(Kind.VALUE, one, one, "", ""));
  }

  private void add(Kind kind, String label, String insert, String detail, String documentation) {
    found.add(new Suggestion(kind, label, insert, detail, documentation));
  }
}
