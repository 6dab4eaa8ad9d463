package levante.tosca.edit;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import levante.tosca.library.EffectiveType;
import levante.tosca.types.TypeKind;

/** What the word at a place means. */
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
    if (spot.kind() == Spot.Kind.FUNCTION && !place.before().isEmpty()) {
      return knowledge.owner(place.before(), spot.subject()).flatMap(type -> part(type, word));
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

  // What a reference such as [ front, host, num_cpus ] goes through.
  private Optional<String> part(EffectiveType owner, String word) {
    return Knowledge.property(owner, word)
        .map(Described::property)
        .or(() -> Optional.ofNullable(owner.attributes().get(word)).map(Described::attribute))
        .or(() -> assigned("capabilities", owner, word))
        .or(() -> assigned("requirements", owner, word));
  }

  private Optional<String> described(TypeKind kind, String name) {
    return knowledge.library().find(kind, name).map(type -> Described.type(kind, type, knowledge));
  }

  private static Stream<TypeKind> kinds() {
    return Arrays.stream(TypeKind.values());
  }

  private static String titled(String word, String says) {
    return "**%s**\n\n%s".formatted(word, says).strip();
  }
}
