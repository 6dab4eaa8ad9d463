package levante.tosca.define;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.CapabilityDefinition;
import levante.tosca.types.InterfaceDefinition;
import levante.tosca.types.Occurrences;
import levante.tosca.types.RequirementDefinition;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;
import levante.tosca.types.TypeName;
import levante.tosca.value.ScalarReader;
import levante.tosca.value.ScalarType;

/** Reads the type sections of a template or a profile. */
public final class TypeReader {
  private static final List<String> CAPABILITY_KEYS =
      List.of(
          "type", "description", "properties", "attributes", "valid_source_types", "occurrences");
  private static final List<String> REQUIREMENT_KEYS =
      List.of("capability", "node", "relationship", "occurrences", "description", "node_filter");

  private final Problems problems;
  private final DefinitionReader definitions;
  private final InterfaceReader interfaces;
  private final ArtifactReader artifacts;

  /** A reader that notes what it cannot read. */
  public TypeReader(Problems problems) {
    this.problems = problems;
    this.definitions = DefinitionReader.ofTypes(problems);
    this.interfaces = new InterfaceReader(problems);
    this.artifacts = new ArtifactReader(problems);
  }

  /** All types that a document defines, in the order of the kinds, then of the text. */
  public List<TypeDefinition> readAll(Cursor document) {
    List<TypeDefinition> types = new ArrayList<>();
    for (TypeKind kind : TypeKind.values()) {
      document
          .get(kind.section())
          .ifPresent(at -> at.fields(problems).forEach(one -> types.add(read(kind, one))));
    }
    return types;
  }

  private TypeDefinition read(TypeKind kind, Field field) {
    Cursor at = field.value();
    at.expectMap(problems);
    if (kind != TypeKind.INTERFACE) {
      at.checkKeys(problems, kind.keys());
    }
    return new TypeDefinition(
        kind,
        field.name(),
        field,
        at.get("derived_from").flatMap(this::typeName),
        description(at),
        definitions.readAll(at.get("properties")),
        definitions.readAll(at.get("attributes")),
        kind == TypeKind.NODE ? capabilities(at) : Collections.emptySortedMap(),
        kind == TypeKind.NODE ? requirements(at) : List.of(),
        interfaces(kind, field),
        artifacts.readAll(at.get("artifacts")),
        kind.allowedKey().flatMap(at::get).map(this::typeNames).orElse(List.of()),
        kind == TypeKind.DATA ? definitions.basis(at) : Optional.empty());
  }

  private Optional<String> description(Cursor at) {
    return at.get("description").flatMap(one -> one.text(problems)).map(String::strip);
  }

  private List<TypeName> typeNames(Cursor list) {
    return list.items(problems).stream().flatMap(one -> typeName(one).stream()).toList();
  }

  // The operations of an interface type stand in its own body, under its own name.
  private SortedMap<String, InterfaceDefinition> interfaces(TypeKind kind, Field field) {
    return kind == TypeKind.INTERFACE
        ? new TreeMap<>(Map.of(InterfaceDefinition.OWN, interfaces.read(field)))
        : interfaces.readAll(field.value().get("interfaces"));
  }

  private Optional<TypeName> typeName(Cursor at) {
    return at.text(problems).map(name -> new TypeName(name, at));
  }

  private SortedMap<String, CapabilityDefinition> capabilities(Cursor type) {
    SortedMap<String, CapabilityDefinition> found = new TreeMap<>();
    type.get("capabilities")
        .ifPresent(
            at ->
                at.fields(problems)
                    .forEach(
                        field -> capability(field).ifPresent(one -> found.put(field.name(), one))));
    return found;
  }

  private Optional<CapabilityDefinition> capability(Field field) {
    Cursor at = field.value();
    if (!at.isMap()) {
      return typeName(at).map(name -> CapabilityDefinition.of(field, name));
    }
    at.checkKeys(problems, CAPABILITY_KEYS);
    return typeName(field, "type")
        .map(
            name ->
                new CapabilityDefinition(
                    field.name(),
                    field,
                    name,
                    description(at),
                    definitions.readAll(at.get("properties")),
                    definitions.readAll(at.get("attributes")),
                    at.get("valid_source_types").map(this::typeNames).orElse(List.of()),
                    at.get("occurrences").map(this::occurrences)));
  }

  private List<RequirementDefinition> requirements(Cursor type) {
    List<RequirementDefinition> found = new ArrayList<>();
    type.get("requirements")
        .ifPresent(
            at -> {
              for (Cursor item : at.items(problems)) {
                item.fields(problems).forEach(field -> requirement(field).ifPresent(found::add));
              }
            });
    return found;
  }

  private Optional<RequirementDefinition> requirement(Field field) {
    Cursor at = field.value();
    if (!at.isMap()) {
      return typeName(at).map(name -> RequirementDefinition.of(field, name));
    }
    at.checkKeys(problems, REQUIREMENT_KEYS);
    return typeName(field, "capability")
        .map(
            name ->
                new RequirementDefinition(
                    field.name(),
                    field,
                    name,
                    at.get("node").flatMap(this::typeName),
                    at.get("relationship").flatMap(this::relationship),
                    at.get("occurrences").map(this::occurrences),
                    at.field("node_filter"),
                    description(at)));
  }

  private Optional<TypeName> relationship(Cursor at) {
    return at.isMap() ? at.get("type").flatMap(this::typeName) : typeName(at);
  }

  // Whether an ancestor has what is left out is not known yet.
  private Optional<TypeName> typeName(Field definition, String key) {
    Optional<Cursor> value = definition.value().get(key);
    return value.isPresent()
        ? value.flatMap(this::typeName)
        : Optional.of(TypeName.leftOut(definition));
  }

  private Occurrences occurrences(Cursor at) {
    List<Cursor> bounds = at.items(problems);
    if (bounds.size() != 2) {
      problems.error(
          ProblemCode.SYNTAX_ERROR, at, "occurrences are two bounds, such as [ 0, UNBOUNDED ]");
      return Occurrences.ONCE;
    }
    boolean open = bounds.get(1).scalar().filter("UNBOUNDED"::equals).isPresent();
    int least = bound(bounds.get(0));
    int most = open ? Integer.MAX_VALUE : bound(bounds.get(1));
    if (most < least) {
      problems.error(
          ProblemCode.INVALID_VALUE, at, "the lower bound is greater than the upper one");
    }
    return new Occurrences(least, Math.max(least, most));
  }

  private boolean isCount(Cursor at, long number) {
    if (number < 0) {
      problems.error(ProblemCode.INVALID_VALUE, at, "occurrences are 0 or more");
    }
    return number >= 0;
  }

  private int bound(Cursor at) {
    return ScalarReader.read(at, ScalarType.INTEGER, problems)
        .map(scalar -> ((Number) scalar.plain()).longValue())
        .filter(number -> isCount(at, number))
        .map(number -> (int) Math.min(100_000, number))
        .orElse(1);
  }
}
