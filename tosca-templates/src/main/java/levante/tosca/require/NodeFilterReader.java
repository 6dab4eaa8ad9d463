package levante.tosca.require;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import levante.tosca.library.EffectiveType;
import levante.tosca.library.TypeLibrary;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.parse.YamlNode;
import levante.tosca.types.CapabilityDefinition;
import levante.tosca.types.PropertyDefinition;
import levante.tosca.types.TypeKind;
import levante.tosca.value.Constraint;
import levante.tosca.value.ConstraintReader;
import levante.tosca.value.Shape;

/** Reads node filters: conditions on properties, its own or those of capabilities. */
final class NodeFilterReader {
  private static final List<String> KEYS = List.of("properties", "capabilities");

  private final TypeLibrary library;
  private final Problems problems;
  private final UnaryOperator<Cursor> computed;

  /**
   * A reader.
   *
   * @param computed gives the value of a function where an operand is one
   */
  NodeFilterReader(TypeLibrary library, UnaryOperator<Cursor> computed, Problems problems) {
    this.library = library;
    this.computed = computed;
    this.problems = problems;
  }

  /**
   * The filter; what is wrong in it is noted and left out.
   *
   * @param types what may be chosen; a name that none of them has is a mistake
   */
  NodeFilter read(Field filter, Collection<EffectiveType> types) {
    Cursor at = filter.value();
    List<NodeFilter.Condition> conditions = new ArrayList<>();
    at.fields(problems);
    at.checkKeys(problems, KEYS);
    Map<String, PropertyDefinition> known = new TreeMap<>();
    types.forEach(type -> type.properties().forEach(known::putIfAbsent));
    conditions.addAll(properties(at, Optional.empty(), known));
    for (Field capability : entries(at, "capabilities")) {
      Optional<Map<String, PropertyDefinition>> ofCapability = capability(capability.name(), types);
      if (ofCapability.isEmpty()) {
        refuse(capability, "capability", capabilityNames(types));
      } else {
        capability.value().checkKeys(problems, List.of("properties"));
        conditions.addAll(
            properties(capability.value(), Optional.of(capability.name()), ofCapability.get()));
      }
    }
    return new NodeFilter(conditions);
  }

  // TOSCA writes a list of one-key maps; one map is read as well.
  private List<Field> entries(Cursor at, String key) {
    List<Field> entries = new ArrayList<>();
    Optional<Cursor> section = at.get(key);
    List<Cursor> maps =
        section.map(all -> all.isMap() ? List.of(all) : all.items(problems)).orElse(List.of());
    maps.forEach(map -> entries.addAll(map.fields(problems)));
    return entries;
  }

  private List<NodeFilter.Condition> properties(
      Cursor at, Optional<String> capability, Map<String, PropertyDefinition> known) {
    List<NodeFilter.Condition> conditions = new ArrayList<>();
    for (Field field : entries(at, "properties")) {
      PropertyDefinition definition = known.get(field.name());
      if (definition == null) {
        refuse(field, "property", known.keySet());
      } else {
        conditions.add(
            new NodeFilter.Condition(
                capability, field.name(), constraints(field.value(), definition)));
      }
    }
    return conditions;
  }

  private void refuse(Field field, String word, Collection<String> known) {
    problems.error(
        ProblemCode.INVALID_NODE_FILTER,
        field,
        "nothing that could be chosen has a %s '%s'%s"
            .formatted(word, field.name(), Nearest.hint(field.name(), known)));
  }

  private static Collection<String> capabilityNames(Collection<EffectiveType> types) {
    TreeSet<String> names = new TreeSet<>();
    types.forEach(type -> names.addAll(type.capabilities().keySet()));
    return names;
  }

  /** The properties of the capabilities of that name or type, if there is one. */
  private Optional<Map<String, PropertyDefinition>> capability(
      String name, Collection<EffectiveType> types) {
    Map<String, PropertyDefinition> known = new TreeMap<>();
    boolean found = false;
    for (EffectiveType type : types) {
      for (CapabilityDefinition one : type.capabilities().values()) {
        if (one.name().equals(name)
            || library.derives(TypeKind.CAPABILITY, one.type().name(), name)) {
          found = true;
          one.properties().forEach(known::putIfAbsent);
          library
              .effective(TypeKind.CAPABILITY, one.type().name())
              .ifPresent(ofType -> ofType.properties().forEach(known::putIfAbsent));
        }
      }
    }
    return found ? Optional.of(known) : Optional.empty();
  }

  private List<Constraint> constraints(Cursor at, PropertyDefinition definition) {
    String name = definition.schema().type().name();
    Shape shape =
        Shape.named(name)
            .or(() -> library.effective(TypeKind.DATA, name).map(EffectiveType::shape))
            .orElse(Shape.COMPLEX);
    List<Cursor> clauses = new ArrayList<>();
    for (Cursor one : at.isList() ? at.items() : List.of(at)) {
      clauses.add(one.isMap() ? operands(one) : equal(one));
    }
    List<Constraint> constraints = new ArrayList<>();
    clauses.forEach(one -> constraints.addAll(new ConstraintReader(shape, problems).read(one)));
    return constraints;
  }

  private static Cursor equal(Cursor value) {
    return new Cursor(
        new YamlNode.Mapping(
            Map.of("equal", new YamlNode.Entry(value.position(), value.node())), value.position()),
        value.path());
  }

  // A function alone is a value to be equal to.
  private Cursor operands(Cursor clauses) {
    Cursor whole = computed.apply(clauses);
    if (!whole.equals(clauses)) {
      return equal(whole);
    }
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    for (Field field : clauses.fields()) {
      entries.put(
          field.name(),
          new YamlNode.Entry(field.namePosition(), computed.apply(field.value()).node()));
    }
    return new Cursor(new YamlNode.Mapping(entries, clauses.position()), clauses.path());
  }
}
