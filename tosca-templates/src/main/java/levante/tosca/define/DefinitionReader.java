package levante.tosca.define;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import levante.tosca.data.Scalar;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.PropertyDefinition;
import levante.tosca.types.PropertyDefinition.Status;
import levante.tosca.types.Schema;
import levante.tosca.types.TypeName;
import levante.tosca.value.Clauses;
import levante.tosca.value.ScalarReader;
import levante.tosca.value.ScalarType;

/** Reads the definitions of properties, attributes and inputs, which share one grammar. */
public final class DefinitionReader {
  private static final List<String> KEYS =
      List.of(
          "type",
          "description",
          "required",
          "default",
          "status",
          "constraints",
          "entry_schema",
          "key_schema",
          "external-schema",
          "metadata");
  private static final String NULL = "null";
  private static final List<String> PARAMETER_KEYS =
      Stream.concat(KEYS.stream(), Stream.of("value")).toList();
  private static final List<String> SCHEMA_KEYS =
      List.of("type", "description", "constraints", "entry_schema", "key_schema");

  private final Problems problems;
  private final boolean mayInherit;

  /** A reader that notes what it cannot read. */
  public DefinitionReader(Problems problems) {
    this(problems, false);
  }

  private DefinitionReader(Problems problems, boolean mayInherit) {
    this.problems = problems;
    this.mayInherit = mayInherit;
  }

  /** A reader of types, whose definitions leave their type out where an ancestor's has one. */
  static DefinitionReader ofTypes(Problems problems) {
    return new DefinitionReader(problems, true);
  }

  /** The definitions of a map, by name. */
  public SortedMap<String, PropertyDefinition> readAll(Optional<Cursor> map) {
    SortedMap<String, PropertyDefinition> definitions = new TreeMap<>();
    map.ifPresent(
        at ->
            at.fields(problems)
                .forEach(
                    field -> read(field).ifPresent(one -> definitions.put(field.name(), one))));
    return definitions;
  }

  /** Whether a value is a definition with a type, and not a value that happens to be a map. */
  boolean isParameter(Cursor at) {
    return at.get("type").flatMap(Cursor::scalar).isPresent()
        && at.fields().stream().allMatch(field -> PARAMETER_KEYS.contains(field.name()));
  }

  /** One definition, or nothing and a problem. */
  public Optional<PropertyDefinition> read(Field field) {
    return read(field, KEYS);
  }

  /** The definition of a parameter, which may state its {@code value} too. */
  Optional<PropertyDefinition> parameter(Field field) {
    return read(field, PARAMETER_KEYS);
  }

  private Optional<PropertyDefinition> read(Field field, List<String> keys) {
    Cursor at = field.value();
    if (at.fields(problems).isEmpty() && !at.isNull() && !at.isMap()) {
      return Optional.empty();
    }
    at.checkKeys(problems, keys);
    return definition(field);
  }

  /** The definition in an output, whose keys have been looked at: it has a value besides. */
  public Optional<PropertyDefinition> readOutput(Field field) {
    return definition(field);
  }

  private Optional<PropertyDefinition> definition(Field field) {
    Cursor at = field.value();
    Optional<Cursor> type = type(at);
    if (type.isEmpty() && !mayInherit) {
      problems.error(
          ProblemCode.MISSING_REQUIRED,
          field,
          "'%s' has no type; write for example type: string".formatted(field.name()));
      return Optional.empty();
    }
    return type.map(this::typeName)
        .orElseGet(() -> Optional.of(TypeName.leftOut(field)))
        .map(
            name ->
                new PropertyDefinition(
                    field.name(),
                    schema(at, name),
                    at.get("required").flatMap(this::flag),
                    at.get("default"),
                    at.get("description").flatMap(one -> one.text(problems)).map(String::strip),
                    at.get("status").map(this::status).orElse(Status.SUPPORTED)));
  }

  private Status status(Cursor at) {
    Optional<Status> status =
        Arrays.stream(Status.values())
            .filter(one -> at.scalar().filter(word(one)::equals).isPresent())
            .findFirst();
    if (status.isEmpty()) {
      problems.error(
          ProblemCode.INVALID_VALUE,
          at,
          "a status is one of %s"
              .formatted(
                  Arrays.stream(Status.values())
                      .map(DefinitionReader::word)
                      .collect(Collectors.joining(", "))));
    }
    return status.orElse(Status.SUPPORTED);
  }

  private static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private Optional<Boolean> flag(Cursor at) {
    return ScalarReader.read(at, ScalarType.BOOLEAN, problems)
        .map(scalar -> ((Scalar.Flag) scalar).value());
  }

  /** What a data type says of its values, which are of the type that it is derived from. */
  Optional<Schema> basis(Cursor dataType) {
    return dataType
        .get("derived_from")
        .flatMap(type -> type.scalar().map(name -> new TypeName(name, type)))
        .map(
            type ->
                new Schema(
                    type,
                    entry(dataType.get("key_schema")),
                    entry(dataType.get("entry_schema")),
                    dataType.get("constraints").map(Clauses::new)));
  }

  private Schema schema(Cursor at, TypeName type) {
    return new Schema(
        type,
        entry(at.get("key_schema")),
        entry(at.get("entry_schema")),
        at.get("constraints").map(Clauses::new));
  }

  // The type null is a name here and no value.
  private static Optional<Cursor> type(Cursor at) {
    return at.get("type")
        .or(
            () ->
                at.fields().stream()
                    .filter(one -> one.name().equals("type"))
                    .map(Field::value)
                    .filter(one -> one.scalar().filter(NULL::equals).isPresent())
                    .findFirst());
  }

  private Optional<TypeName> typeName(Cursor at) {
    return at.scalar()
        .filter(NULL::equals)
        .or(() -> at.text(problems))
        .map(name -> new TypeName(name, at));
  }

  private Optional<Schema> entry(Optional<Cursor> entrySchema) {
    if (entrySchema.isEmpty()) {
      return Optional.empty();
    }
    Cursor at = entrySchema.get();
    if (at.isMap()) {
      at.checkKeys(problems, SCHEMA_KEYS);
      if (type(at).isEmpty()) {
        problems.error(ProblemCode.MISSING_REQUIRED, at, "a schema needs a type");
      }
      return type(at).flatMap(this::typeName).map(name -> schema(at, name));
    }
    return at.text(problems).map(name -> Schema.of(new TypeName(name, at)));
  }
}
