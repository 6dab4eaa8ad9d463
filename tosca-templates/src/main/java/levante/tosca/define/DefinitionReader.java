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
  private static final List<String> PARAMETER_KEYS =
      Stream.concat(KEYS.stream(), Stream.of("value")).toList();
  private static final List<String> SCHEMA_KEYS =
      List.of("type", "description", "constraints", "entry_schema", "key_schema");

  private final Problems problems;

  /** A reader that notes what it cannot read. */
  public DefinitionReader(Problems problems) {
    this.problems = problems;
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
    if (at.get("type").isEmpty()) {
      problems.error(
          ProblemCode.MISSING_REQUIRED,
          field,
          "'%s' has no type; write for example type: string".formatted(field.name()));
      return Optional.empty();
    }
    return schema(at)
        .map(
            schema ->
                new PropertyDefinition(
                    field.name(),
                    schema,
                    at.get("required").flatMap(this::flag).orElse(true),
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

  private Optional<Schema> schema(Cursor at) {
    return at.get("type")
        .flatMap(type -> type.text(problems).map(name -> new TypeName(name, type)))
        .map(
            type ->
                new Schema(
                    type,
                    entry(at.get("key_schema")),
                    entry(at.get("entry_schema")),
                    at.get("constraints").map(Clauses::new)));
  }

  private Optional<Schema> entry(Optional<Cursor> entrySchema) {
    if (entrySchema.isEmpty()) {
      return Optional.empty();
    }
    Cursor at = entrySchema.get();
    if (at.isMap()) {
      at.checkKeys(problems, SCHEMA_KEYS);
      return schema(at);
    }
    return at.text(problems).map(name -> Schema.of(new TypeName(name, at)));
  }
}
