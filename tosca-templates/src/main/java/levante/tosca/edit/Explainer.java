package levante.tosca.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import levante.kernel.SourcePosition;
import levante.tosca.library.EffectiveType;
import levante.tosca.parse.Field;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;

/** What the word at a place means, and where that is written. */
final class Explainer {
  private final Grammar grammar;
  private final Knowledge knowledge;

  Explainer(Grammar grammar, Knowledge knowledge) {
    this.grammar = grammar;
    this.knowledge = knowledge;
  }

  /** Markdown. */
  Optional<String> hover(Place place) {
    return place.word().isEmpty() ? Optional.empty() : key(place).or(() -> name(place));
  }

  /** Where the type, node template, input or property of the word is defined. */
  Optional<SourcePosition> definition(Place place) {
    String word = place.word();
    return property(place)
        .or(() -> type(word).map(TypeDefinition::writtenAt))
        .or(() -> inTopology(place, word))
        .map(Field::namePosition);
  }

  private Optional<String> key(Place place) {
    Spot spot = Spot.of(place.path(), grammar, knowledge);
    String word = place.word();
    Optional<String> grammars =
        spot.kind() == Spot.Kind.SECTION && place.slot() == Place.Slot.KEY
            ? grammar.entry(spot.name(), word).map(entry -> titled(word, entry.says()))
            : Optional.empty();
    Optional<String> assigned =
        spot.kind() == Spot.Kind.ASSIGNED
            ? spot.subject().flatMap(type -> assigned(spot.name(), type, word))
            : Optional.empty();
    boolean mayBeCall = spot.kind() == Spot.Kind.VALUE || spot.kind() == Spot.Kind.FUNCTION;
    return grammars
        .or(() -> assigned)
        .or(
            () ->
                mayBeCall
                    ? Optional.ofNullable(grammar.functions().get(word))
                        .map(entry -> titled(word, entry.says()))
                    : Optional.empty());
  }

  private Optional<String> assigned(String what, EffectiveType type, String word) {
    return switch (what) {
      case "properties" -> Knowledge.property(type, word).map(Described::property);
      case "capabilities" ->
          Optional.ofNullable(type.capabilities().get(word))
              .flatMap(one -> described(TypeKind.CAPABILITY, one.type().name()));
      case "requirements" ->
          type.requirement(word)
              .map(
                  one ->
                      titled(
                          word,
                          "Needs %s, %s."
                              .formatted(
                                  one.node()
                                      .map(node -> "a " + node.name())
                                      .orElse("the capability " + one.capability().name()),
                                  one.occurrences().inWords())));
      default -> Optional.empty();
    };
  }

  private Optional<String> name(Place place) {
    String word = place.word();
    Spot spot = Spot.of(place.path(), grammar, knowledge);
    if (spot.kind() == Spot.Kind.FUNCTION && spot.name().equals("get_input")) {
      return knowledge.input(word).map(Described::input);
    }
    return kinds()
        .flatMap(kind -> described(kind, word).stream())
        .findFirst()
        .or(
            () ->
                knowledge
                    .topology("node_templates", word)
                    .map(
                        node ->
                            titled(word, "Node template. " + Knowledge.description(node))
                                + knowledge
                                    .typeOf("node_templates", word)
                                    .map(type -> "\n\nType: `%s`.".formatted(type.name()))
                                    .orElse("")));
  }

  private Optional<String> described(TypeKind kind, String name) {
    return knowledge.library().find(kind, name).map(type -> Described.type(kind, type, knowledge));
  }

  private Optional<Field> property(Place place) {
    Spot spot = Spot.of(place.path(), grammar, knowledge);
    return spot.kind() == Spot.Kind.ASSIGNED
        ? spot.subject().flatMap(type -> knowledge.definition(type, spot.name(), place.word()))
        : Optional.empty();
  }

  private Optional<TypeDefinition> type(String name) {
    return kinds().flatMap(kind -> knowledge.library().find(kind, name).stream()).findFirst();
  }

  private Optional<Field> inTopology(Place place, String name) {
    Spot spot = Spot.of(place.path(), grammar, knowledge);
    boolean input = spot.kind() == Spot.Kind.FUNCTION && spot.name().equals("get_input");
    List<String> sections = new ArrayList<>(List.of("node_templates", "groups", "policies"));
    sections.add(input ? 0 : sections.size(), "inputs");
    return sections.stream()
        .flatMap(section -> knowledge.topology(section, name).stream())
        .findFirst();
  }

  private static Stream<TypeKind> kinds() {
    return Arrays.stream(TypeKind.values());
  }

  private static String titled(String word, String says) {
    return "**%s**\n\n%s".formatted(word, says).strip();
  }
}
