package levante.tosca.edit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import levante.kernel.SourcePosition;
import levante.tosca.imports.ImportRequest;
import levante.tosca.imports.ImportSource;
import levante.tosca.imports.Locations;
import levante.tosca.library.BundledProfile;
import levante.tosca.library.EffectiveType;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;

/** Where the word at a place is written down: in this text, in an imported file or in a profile. */
final class Definitions {
  private final Knowledge knowledge;
  private final Place place;
  private final Spot spot;

  Definitions(Grammar grammar, Knowledge knowledge, Place place) {
    this.knowledge = knowledge;
    this.place = place;
    this.spot = Spot.of(place.path(), grammar, knowledge);
  }

  /**
   * The definition.
   *
   * @param file the text's own name, which imports are relative to
   * @param from where imports come from
   */
  Optional<SourcePosition> find(String file, ImportSource from) {
    return place.word().isEmpty()
        ? Optional.empty()
        : imported(file, from).or(() -> field().map(Field::namePosition));
  }

  private Optional<SourcePosition> imported(String file, ImportSource from) {
    boolean item = spot.kind() == Spot.Kind.SECTION && spot.name().equals("import");
    boolean named = spot.kind() == Spot.Kind.VALUE && spot.name().equals("file");
    if (!item && !named) {
      return Optional.empty();
    }
    return BundledProfile.of(place.word())
        .map(BundledProfile::file)
        .or(() -> locations(file).flatMap(one -> found(one, from).stream()).findFirst())
        .map(SourcePosition::startOf);
  }

  // Beside the text, or in one of its repositories.
  private Stream<String> locations(String file) {
    Stream<String> inRepositories =
        knowledge.document().flatMap(root -> root.get("repositories")).stream()
            .flatMap(all -> all.fields().stream())
            .map(Field::value)
            .flatMap(at -> at.get("url").or(() -> Optional.of(at)).flatMap(Cursor::scalar).stream())
            .map(url -> url + "/" + place.word());
    return Stream.concat(Stream.of(place.word()), inRepositories)
        .flatMap(name -> Locations.beside(file, name).stream());
  }

  private static Optional<String> found(String location, ImportSource from) {
    return from.find(ImportRequest.of(location))
        .match(
            found -> Optional.of(found.name()),
            notFound -> Optional.empty(),
            refused -> Optional.empty(),
            unreachable -> Optional.empty());
  }

  private Optional<Field> field() {
    String word = place.word();
    return switch (spot.kind()) {
      case ASSIGNED ->
          spot.subject().flatMap(type -> knowledge.definition(type, spot.name(), word));
      case FUNCTION -> argument(word);
      default -> ofKind(word);
    };
  }

  private Optional<Field> argument(String word) {
    return switch (spot.name()) {
      case "get_input" -> knowledge.input(word);
      case "get_nodes_of_type" -> type(TypeKind.NODE, word);
      default ->
          place.before().isEmpty()
              ? node(word)
              : knowledge.owner(place.before(), spot.subject()).flatMap(one -> part(one, word));
    };
  }

  private Optional<Field> part(EffectiveType owner, String word) {
    return Stream.of("properties", "attributes", "capabilities", "requirements", "artifacts")
        .flatMap(section -> knowledge.definition(owner, section, word).stream())
        .findFirst();
  }

  private Optional<Field> node(String word) {
    int at = place.path().indexOf("node_templates");
    boolean own = word.equals("SELF") && at >= 0 && at + 1 < place.path().size();
    return knowledge.topology("node_templates", own ? place.path().get(at + 1) : word);
  }

  private Optional<Field> ofKind(String word) {
    Optional<TypeKind> kind =
        Arrays.stream(TypeKind.values())
            .filter(one -> spot.name().equals(one.name().toLowerCase(Locale.ROOT) + "_type"))
            .findFirst();
    return kind.flatMap(one -> type(one, word))
        .or(() -> inTopology(word))
        .or(() -> anyType(word))
        .or(() -> place.slot() == Place.Slot.VALUE ? capability(word) : Optional.empty());
  }

  // A requirement may name its target's capability instead of a type of capability.
  private Optional<Field> capability(String word) {
    return spot.name().equals("capability_type")
        ? knowledge.topology("node_templates").stream()
            .flatMap(node -> knowledge.typeOf("node_templates", node.name()).stream())
            .flatMap(type -> knowledge.definition(type, "capabilities", word).stream())
            .findFirst()
        : Optional.empty();
  }

  private Optional<Field> inTopology(String word) {
    return Stream.of(
            "node_templates",
            "relationship_templates",
            "groups",
            "policies",
            "workflows",
            "inputs",
            "outputs")
        .flatMap(section -> knowledge.topology(section, word).stream())
        .findFirst();
  }

  private Optional<Field> anyType(String word) {
    return Arrays.stream(TypeKind.values()).flatMap(kind -> type(kind, word).stream()).findFirst();
  }

  private Optional<Field> type(TypeKind kind, String name) {
    return knowledge.library().find(kind, name).map(TypeDefinition::writtenAt);
  }
}
