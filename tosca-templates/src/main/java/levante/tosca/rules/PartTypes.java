package levante.tosca.rules;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.tosca.data.Properties;
import levante.tosca.data.Value;
import levante.tosca.evaluate.Schemas;
import levante.tosca.library.EffectiveType;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.YamlNode;
import levante.tosca.types.PropertyDefinition;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;
import levante.tosca.types.TypeName;
import levante.tosca.workflow.Surroundings;

/** The types of one kind of part, groups or policies, and the properties that they ask for. */
final class PartTypes {
  private static final List<String> SCALING =
      List.of("min_instances", "max_instances", "default_instances", "increment");

  private final Surroundings surroundings;
  private final TypeKind kind;
  private final String word;

  PartTypes(Surroundings surroundings, TypeKind kind, String word) {
    this.surroundings = surroundings;
    this.kind = kind;
    this.word = word;
  }

  /** The part's type, or nothing and a problem. */
  Optional<EffectiveType> of(Field part) {
    Optional<Cursor> at = part.value().get("type");
    if (at.isEmpty()) {
      surroundings
          .problems()
          .error(
              ProblemCode.MISSING_REQUIRED,
              part,
              "the %s '%s' has no type".formatted(word, part.name()));
    }
    return at.flatMap(
            one ->
                one.text(surroundings.problems())
                    .flatMap(name -> surroundings.types().find(kind, new TypeName(name, one))))
        .flatMap(type -> surroundings.library().effective(kind, type.name()));
  }

  /** The properties that the part assigns, and the type's defaults. */
  Properties properties(Field part, EffectiveType type) {
    SortedMap<String, PropertyDefinition> definitions = definitionsOf(type);
    Optional<Cursor> assigned = part.value().get("properties");
    for (Field field : assigned.map(at -> at.fields(surroundings.problems())).orElse(List.of())) {
      if (!definitions.containsKey(field.name())) {
        surroundings.values().noteUnknown(field, type.name(), "property", definitions.keySet());
      }
    }
    SortedMap<String, Value> values = new TreeMap<>();
    for (PropertyDefinition definition : definitions.values()) {
      property(part, assigned.flatMap(at -> at.get(definition.name())), definition)
          .ifPresent(value -> values.put(definition.name(), value));
    }
    return new Properties(values);
  }

  // An input that was left out leaves its property out, so that the type's default holds.
  private Optional<Value> property(
      Field part, Optional<Cursor> written, PropertyDefinition definition) {
    Optional<Cursor> given =
        written.filter(
            at ->
                at.get("get_input")
                    .flatMap(Cursor::scalar)
                    .filter(surroundings.inputs()::isAbsent)
                    .isEmpty());
    if (given.isPresent()) {
      return surroundings
          .values()
          .read(given.get(), definition.schema(), surroundings.functions(), 0);
    }
    if (definition.defaultValue().isPresent()) {
      Cursor place =
          new Cursor(new YamlNode.Scalar("", true, part.namePosition()), part.value().path());
      return surroundings.values().defaultOf(definition, place, surroundings.functions(), 0);
    }
    if (definition.required()) {
      surroundings
          .problems()
          .error(
              ProblemCode.MISSING_REQUIRED,
              part,
              "the %s '%s' needs the property '%s' (%s)"
                  .formatted(
                      word, part.name(), definition.name(), definition.schema().type().name()));
    }
    return Optional.empty();
  }

  // The profile gives Scaling no properties, but its users write those of the Scalable capability.
  private static SortedMap<String, PropertyDefinition> definitionsOf(EffectiveType type) {
    if (!type.isA("tosca.policies.Scaling")) {
      return type.properties();
    }
    SortedMap<String, PropertyDefinition> all = new TreeMap<>();
    for (String name : SCALING) {
      all.put(
          name,
          new PropertyDefinition(
              name,
              Schemas.integer(),
              Optional.of(false),
              Optional.empty(),
              Optional.empty(),
              PropertyDefinition.Status.SUPPORTED));
    }
    all.putAll(type.properties());
    return all;
  }

  /** What a list of the type's definition says; an ancestor's when its own says nothing. */
  List<Cursor> inherited(EffectiveType type, String key) {
    return definitions(type).stream()
        .flatMap(one -> one.writtenAt().value().get(key).stream())
        .findFirst()
        .map(Cursor::items)
        .orElse(List.of());
  }

  /** The definitions of a type and its ancestors, its own first. */
  List<TypeDefinition> definitions(EffectiveType type) {
    return type.ancestry().stream()
        .flatMap(name -> surroundings.library().find(kind, name).stream())
        .toList();
  }
}
